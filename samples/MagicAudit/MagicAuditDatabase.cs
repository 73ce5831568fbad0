using Godwit;

namespace MagicAudit;

/// <summary>The migrations of <c>mad.db</c>. Debian's SQLCipher brings SQLite 3.15.</summary>
[MigrationSet(TargetSqlite = "3.15")]
public sealed partial class MagicAuditDatabase;
