using Godwit;

namespace OpenChime;

/// <summary>The migrations of OpenChime's database: the scripts in Migrations, and <see cref="EncryptPlaintextTokens"/>.</summary>
[MigrationSet]
internal sealed partial class OpenChimeDatabase;
