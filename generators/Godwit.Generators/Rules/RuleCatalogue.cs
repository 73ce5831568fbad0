using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Every rule, one line each. An id is never used again; a retired one stays as a comment.</summary>
internal static partial class RuleCatalogue
{
    private const string Pages = "https://github.com/godwit/godwit/blob/main/docs/rules/";

    // GW0xxx: order and identity. Always errors: a registry that breaks one of them cannot be trusted.
    public static readonly DiagnosticDescriptor DuplicateVersion = Order("GW0001", "Two migrations have the same version", "Two migrations have version {0}: {1} and {2}; {3}", compilationEnd: true);
    public static readonly DiagnosticDescriptor Gap = Order("GW0002", "The numbering has a gap", "{0}: {1}", compilationEnd: true);
    public static readonly DiagnosticDescriptor FileName = Order("GW0003", "The file name is not a migration's", "'{0}' is not the name of a migration: {1}. Name it <version>_<name>.sql, as 0001_create_accounts.sql, or move it out of the folder of the migrations.");
    public static readonly DiagnosticDescriptor EmptyScript = Order("GW0004", "The script is empty", "{0} holds no SQL statement; write one (SELECT 1; where nothing is to do), or delete the file");
    public static readonly DiagnosticDescriptor Directive = Order("GW0005", "The directive is not known or not well-formed", "{0}");
    public static readonly DiagnosticDescriptor NotUtf8 = Order("GW0006", "The script is not UTF-8", "{0} is not UTF-8 text: {1}; save it as UTF-8");
    public static readonly DiagnosticDescriptor HoldsNul = Order("GW0007", "The script holds a NUL character", "{0} holds a NUL character, where SQLite stops reading; remove it, or write x'00' or char(0)");
    public static readonly DiagnosticDescriptor Unreadable = Order("GW0008", "The script cannot be read", "{0} cannot be read as text; check that the file exists, that you may read it, and that it is not binary");
    public static readonly DiagnosticDescriptor DownWithoutUp = Order("GW0009", "The down script belongs to no migration", "{0} is the way back of no migration: {1}");
    public static readonly DiagnosticDescriptor TooLarge = Order("GW0010", "The script is too large for the program's code", "{0} has {1} bytes, more than the 1 MB that is compiled into code; add to the project: <EmbeddedResource Include=\"{2}\" LogicalName=\"{2}\" />");
    public static readonly DiagnosticDescriptor SetClass = Order("GW0011", "The class cannot be a migration set", "{0} cannot be a migration set: {1}");
    public static readonly DiagnosticDescriptor DataMigrationClass = Order("GW0012", "The class cannot be a data migration", "{0} cannot be a data migration: {1}");
    public static readonly DiagnosticDescriptor Constructor = Order("GW0013", "The data migration has no usable constructor", "{0} cannot be created: {1}");
    public static readonly DiagnosticDescriptor NoSet = Order("GW0014", "The data migration belongs to no set", "{0} belongs to no migration set: {1}", compilationEnd: true);
    public static readonly DiagnosticDescriptor EmptySet = Order("GW0015", "The migration set is empty", "{0} has no migrations: there is no script in '{1}' and no data migration; add {1}/0001_<name>.sql, or name the folder in [MigrationSet(\"…\")]", compilationEnd: true);
    public static readonly DiagnosticDescriptor LanguageVersion = Order("GW0016", "The C# version is too old", "Migration sets need C# 11 or later, and this project is compiled as C# {0}; remove <LangVersion> from the project, or raise it", compilationEnd: true);
    public static readonly DiagnosticDescriptor LockChanged = Order("GW0020", "A released migration was changed", "{0}");
    public static readonly DiagnosticDescriptor LockRemoved = Order("GW0021", "A released migration is gone", "{0}");
    public static readonly DiagnosticDescriptor LockRenamed = Order("GW0022", "A released migration was renamed", "{0}");
    public static readonly DiagnosticDescriptor LockInserted = Order("GW0023", "A migration stands in front of a released one", "{0}");
    public static readonly DiagnosticDescriptor LockUnreadable = Order("GW0024", "The lock file cannot be read", "This line of the lock file cannot be read: {0}");

    // GW1xxx: syntax, in SQLite's words.
    public static readonly DiagnosticDescriptor Syntax = Error("GW1001", "Godwit.Syntax", "The statement does not parse", "{0}");
    public static readonly DiagnosticDescriptor NewerThanTarget = Error("GW1002", "Godwit.Syntax", "The SQL is newer than the target SQLite", "{0} came with SQLite {1}, and {2} has to run on {3}; write it in older SQL, or raise TargetSqlite", WellKnownDiagnosticTags.CompilationEnd);
    public static readonly DiagnosticDescriptor TargetSqlite = Error("GW1003", "Godwit.Syntax", "The target is no version of SQLite", "'{0}' is no version of SQLite; write TargetSqlite = \"3.35\" or \"3.35.5\", or leave it out");

    // GW2xxx: the schema at that version, in SQLite's words with what to do about it.
    public static readonly DiagnosticDescriptor NoSuchTable = Error("GW2001", "Godwit.Schema", "The table does not exist at this version", "{0}{1}");
    public static readonly DiagnosticDescriptor NoSuchColumn = Error("GW2002", "Godwit.Schema", "The column does not exist at this version", "{0}{1}");
    public static readonly DiagnosticDescriptor NoSuchObject = Error("GW2003", "Godwit.Schema", "The object does not exist at this version", "{0}{1}");
    public static readonly DiagnosticDescriptor AlreadyExists = Error("GW2004", "Godwit.Schema", "The name is taken", "{0}{1}");
    public static readonly DiagnosticDescriptor Ambiguous = Error("GW2005", "Godwit.Schema", "The name stands for several columns", "{0}{1}");
    public static readonly DiagnosticDescriptor WrongCount = Error("GW2006", "Godwit.Schema", "The number of values, columns or arguments is wrong", "{0}{1}");
    public static readonly DiagnosticDescriptor DoubleQuotedString = Error("GW2007", "Godwit.Schema", "A text stands in double quotes", "{0}{1}");
    public static readonly DiagnosticDescriptor Misuse = Error("GW2008", "Godwit.Schema", "Something stands where SQLite does not allow it", "{0}{1}");
    public static readonly DiagnosticDescriptor InvalidDefinition = Error("GW2009", "Godwit.Schema", "The definition contradicts itself or SQLite's rules", "{0}{1}");
    public static readonly DiagnosticDescriptor NotAllowed = Error("GW2010", "Godwit.Schema", "SQLite does not allow this change", "{0}{1}");
    public static readonly DiagnosticDescriptor BrokenDependent = Error("GW2011", "Godwit.Schema", "A view, trigger or index stands in the way", "{0}{1}");
    public static readonly DiagnosticDescriptor NeedsEmptyTable = Warning("GW2012", "Godwit.Schema", "The statement fails where the table holds rows", "{0}{1}");
    public static readonly DiagnosticDescriptor NoSuchFunction = Warning("GW2013", "Godwit.Schema", "SQLite has no such function", "{0}{1}", WellKnownDiagnosticTags.CompilationEnd);
    public static readonly DiagnosticDescriptor NoSuchCollation = Warning("GW2014", "Godwit.Schema", "SQLite has no such collation", "{0}{1}", WellKnownDiagnosticTags.CompilationEnd);
    public static readonly DiagnosticDescriptor DanglingBody = Warning("GW2015", "Godwit.Schema", "A view or trigger refers to something that does not exist", "{0}{1}");
    public static readonly DiagnosticDescriptor DanglingForeignKey = Warning("GW2016", "Godwit.Schema", "A foreign key refers to no unique key", "{0}{1}");
    public static readonly DiagnosticDescriptor NotRestored = Error("GW2017", "Godwit.Schema", "The down script does not restore the schema", "{0} does not restore the schema that version {1} found: {2}");
    public static readonly DiagnosticDescriptor RenameLeavesBehind = Error("GW2018", "Godwit.Schema", "The target SQLite renames the table, but not where it is named", "SQLite before {1} leaves the old name in {0}; drop what names the table before and create it anew behind, or raise TargetSqlite");

    // GW3xxx: safety. What SQLite accepts, and a person may regret. In C# an analyzer reports them, at the end of a compilation.
    public static readonly DiagnosticDescriptor DropTable = Safety("GW3001", "A table is dropped", "{0}; {1}");
    public static readonly DiagnosticDescriptor DropColumn = Safety("GW3002", "A column is dropped", "{0}; {1}");
    public static readonly DiagnosticDescriptor DeleteAll = Safety("GW3003", "DELETE has no WHERE", "{0}; {1}");
    public static readonly DiagnosticDescriptor UpdateAll = Safety("GW3004", "UPDATE has no WHERE", "{0}; {1}");
    public static readonly DiagnosticDescriptor TransactionControl = Safety("GW3005", "The script begins or ends a transaction", "{0}; {1}", DiagnosticSeverity.Error);
    public static readonly DiagnosticDescriptor Savepoint = Safety("GW3006", "The script uses savepoints", "{0}; {1}");
    public static readonly DiagnosticDescriptor NeedsNoTransaction = Safety("GW3007", "The statement cannot run inside the transaction", "{0}; {1}", DiagnosticSeverity.Error);
    public static readonly DiagnosticDescriptor ForeignKeyPragma = Safety("GW3008", "The script switches foreign keys", "{0}; {1}");
    public static readonly DiagnosticDescriptor PersistentBackup = Safety("GW3009", "A backup table stays in the database", "{0}; {1}");
    public static readonly DiagnosticDescriptor LeftoverTemporary = Safety("GW3010", "A temporary object outlives its script", "{0}; {1}");
    public static readonly DiagnosticDescriptor RebuildLosesObjects = Safety("GW3011", "A rebuild loses indexes, triggers, views or constraints", "{0}; {1}");
    public static readonly DiagnosticDescriptor RebuildLosesColumns = Safety("GW3012", "A rebuild does not copy every column", "{0}; {1}");
    public static readonly DiagnosticDescriptor RebuildLosesRows = Safety("GW3013", "A rebuild may not copy every row", "{0}; {1}");
    public static readonly DiagnosticDescriptor CountsOnCascade = Safety("GW3014", "The script counts on a foreign key action", "{0}; {1}");
    public static readonly DiagnosticDescriptor DropCascades = Safety("GW3015", "Dropping the table cascades", "{0}; {1}");
    public static readonly DiagnosticDescriptor SetsUserVersion = Safety("GW3016", "The script sets user_version", "{0}; {1}");
    public static readonly DiagnosticDescriptor NarrowsCompatibility = Safety("GW3018", "The script breaks programs that it calls compatible", "{0}; {1}");
    public static readonly DiagnosticDescriptor NoLockFile = Safety("GW3030", "The set has no lock file", "{0} has no lock file, so that a released migration can be changed unnoticed; write it with 'godwit lock', and keep {1}/migrations.lock in version control");
    public static readonly DiagnosticDescriptor NotReleased = Safety("GW3031", "The migration is not released yet", "{0} is not in the lock file yet; 'godwit lock' adds it when it is released", DiagnosticSeverity.Hidden);

    private static DiagnosticDescriptor Safety(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning) => Of(id, "Godwit.Safety", title, message, severity, WellKnownDiagnosticTags.CompilationEnd);

    private static DiagnosticDescriptor Error(string id, string category, string title, string message, params string[] tags) => Of(id, category, title, message, DiagnosticSeverity.Error, tags);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message, params string[] tags) => Of(id, category, title, message, DiagnosticSeverity.Warning, tags);

    private static DiagnosticDescriptor Of(string id, string category, string title, string message, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description: null, Pages + id + ".md", tags);

    private static DiagnosticDescriptor Order(string id, string title, string message, bool compilationEnd = false) =>
        new(
            id,
            title,
            message,
            "Godwit.Order",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            description: null,
            helpLinkUri: Pages + id + ".md",
            compilationEnd ? [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.CompilationEnd] : [WellKnownDiagnosticTags.NotConfigurable]);
}
