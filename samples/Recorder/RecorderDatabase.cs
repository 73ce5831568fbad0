using Godwit;

namespace Recorder;

/// <summary>The migrations of the recorder's database: the scripts in Migrations, and <see cref="MoveRecordings"/>.</summary>
[MigrationSet]
internal sealed partial class RecorderDatabase;
