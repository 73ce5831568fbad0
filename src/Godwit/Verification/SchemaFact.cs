namespace Godwit;

/// <summary>
/// One line of a schema as <see cref="MigrationRegistry.Schema"/> carries it: a kind, then its fields, separated by tabs.
/// What separates is percent-encoded inside fields.
/// </summary>
/// <remarks>
/// <code>
/// table    name  without rowid  strict                         1 or 0 each
/// opaque   name                                                a table of unknown columns: it is there, no more
/// virtual  name  module
/// column   table  name  type  notnull  pk  hidden  [default]   as PRAGMA table_xinfo
/// key      table  from,…  parent  [to,…]  on update  on delete as PRAGMA foreign_key_list
/// index    table  name  unique  partial  term,…                a term is column:collation:desc
/// unique   table  term,…                                       a UNIQUE constraint
/// view     name
/// trigger  name  table
/// unknown                                                      nothing is known, and nothing is compared
/// </code>
/// </remarks>
internal readonly struct SchemaFact(string line)
{
    private readonly string[] _fields = line.Split('\t');

    public string Line { get; } = line;

    public string Kind => _fields[0];

    /// <summary>The table, view or virtual table that the fact belongs to.</summary>
    public string Relation => Kind == "trigger" ? this[2] : this[1];

    public bool IsRelation => Kind is "table" or "opaque" or "virtual" or "view";

    /// <summary>What must be unique among the facts: the same one on both sides with other fields is a difference.</summary>
    public string Identity => Kind switch
    {
        "column" or "index" => $"{Kind} {_fields[1]}\t{_fields[2]}",
        "trigger" => $"trigger {_fields[1]}",
        "key" or "unique" => Line,
        _ => $"relation {_fields[1]}",
    };

    /// <summary>A field, decoded; empty where it was left out.</summary>
    public string this[int field] => field < _fields.Length ? Uri.UnescapeDataString(_fields[field]) : "";

    public string Describe() => Kind switch
    {
        "column" => $"the column {this[2]} of table {this[1]}",
        "key" => $"the foreign key of table {this[1]} from {this[2].Replace(",", ", ", StringComparison.Ordinal)} to {this[3]}",
        "index" => $"the index {this[2]} on table {this[1]}",
        "unique" => $"the UNIQUE constraint of table {this[1]} on {string.Join(", ", _fields[2].Split(',').Select(term => Uri.UnescapeDataString(term.Split(':')[0])))}",
        "trigger" => $"the trigger {this[1]} on {this[2]}",
        "view" => $"the view {this[1]}",
        "virtual" => $"the virtual table {this[1]}",
        _ => $"the table {this[1]}",
    };

    /// <summary>What can differ between two facts of one identity.</summary>
    public string Details() => Kind switch
    {
        "column" => $"{(this[3].Length == 0 ? "no type" : this[3])}{(this[4] == "1" ? " NOT NULL" : "")}{(this[5] == "0" ? "" : " PRIMARY KEY")}{(this[6] is "2" or "3" ? " GENERATED" : "")}{(this[7].Length == 0 ? "" : " DEFAULT " + this[7])}",
        "index" => $"{(this[3] == "1" ? "UNIQUE " : "")}on {this[5]}{(this[4] == "1" ? " WHERE …" : "")}",
        "table" => $"a table{(this[2] == "1" ? " WITHOUT ROWID" : "")}{(this[3] == "1" ? " STRICT" : "")}",
        "trigger" => $"on {this[2]}",
        "view" => "a view",
        "virtual" => "a virtual table",
        _ => Kind,
    };
}
