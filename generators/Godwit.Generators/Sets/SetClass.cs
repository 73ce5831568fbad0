using Godwit.Sql.Features;

namespace Godwit.Generators;

/// <summary>A class with <c>[MigrationSet]</c> as its registry needs it.</summary>
/// <param name="Namespace">The namespace, or empty.</param>
/// <param name="Declarations">The partial declarations from the outermost type to the class itself, as <c>partial class Outer</c>.</param>
/// <param name="FullName">The name with namespace and outer types.</param>
/// <param name="Folder">The folder of the scripts as the attribute names it.</param>
/// <param name="HistoryTable">The history table.</param>
/// <param name="TargetSqlite">The oldest SQLite that must be able to run the set, or null.</param>
internal sealed record SetClass(string Namespace, EquatableArray<string> Declarations, string FullName, string Folder, string HistoryTable, SqliteVersion? TargetSqlite);

/// <summary>A set and the full path of its folder.</summary>
internal sealed record PlacedSet(SetClass Set, string Folder);
