using System.Text;
using Godwit.Sql.Binding;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Binding;

/// <summary>
/// Runs statements over the rows that are there, over none, over rows as they are declared and over hostile ones, and notes
/// where something else came out than the binder has promised: NULL always, another kind of value only where the columns hold
/// what they are declared to hold. What a run has changed is undone.
/// </summary>
internal sealed class PromiseCheck
{
    private readonly StringBuilder _broken = new();

    /// <summary>Statements that ran.</summary>
    public int Statements { get; private set; }

    /// <summary>Their result columns.</summary>
    public int Columns { get; private set; }

    /// <summary>Columns with a promised kind of value of which values came out.</summary>
    public int Types { get; private set; }

    /// <summary>Columns that are promised never to be NULL and of which rows came out.</summary>
    public int NotNulls { get; private set; }

    /// <summary>Parameters that are said to take no NULL, were given it, and made the statement fail.</summary>
    public int RefusedNulls { get; private set; }

    /// <summary>Promises that were not kept.</summary>
    public int Broken { get; private set; }

    /// <summary>Checks one statement that both the engine and the binder accept.</summary>
    public void Run(BindingEngine engine, string sql, BoundStatement bound, int seed)
    {
        var filler = new TableFiller(engine, seed);
        IReadOnlyList<Relation> tables = bound.TableWritten is { } written ? [.. bound.TablesRead, written] : bound.TablesRead;
        var seen = bound.ResultColumns.Select(_ => new HashSet<int>()).ToList();
        var keepsDeclared = bound.TableWritten is null;
        var typed = bound.ResultColumns.Select(_ => new HashSet<int>()).ToList();
        Observe(() => { }, isTyped: false);
        Observe(() => filler.Clear(tables), isTyped: true);
        Observe(
            () =>
            {
                filler.Clear(tables);
                filler.AddDeclared(tables);
            },
            isTyped: true);
        Observe(() => filler.AddHostile(tables), isTyped: false);
        foreach (var parameter in bound.Parameters.Where(parameter => !parameter.IsNullable))
            Refuse(parameter);
        if (!seen.Exists(classes => classes.Count > 0))
            return;
        Statements++;
        Columns += seen.Count;
        for (var i = 0; i < seen.Count; i++)
            Judge(bound.ResultColumns[i], seen[i], typed[i]);

        void Observe(Action fill, bool isTyped)
        {
            engine.Execute("SAVEPOINT promise");
            fill();
            foreach (var values in new[] { Values(bound, isNull: _ => false), Values(bound, isNull: parameter => parameter.IsNullable) })
            {
                if (engine.Query(sql, values) is not { } observed || observed.Classes.Count != seen.Count)
                    continue;
                for (var i = 0; i < seen.Count; i++)
                {
                    seen[i].UnionWith(observed.Classes[i]);
                    if (isTyped && keepsDeclared)
                        typed[i].UnionWith(observed.Classes[i]);
                }
            }

            engine.Execute("ROLLBACK TO promise");
            engine.Execute("RELEASE promise");
        }

        void Refuse(BoundParameter parameter)
        {
            engine.Execute("SAVEPOINT promise");
            filler.Clear(tables);
            filler.AddDeclared(tables);
            var taken = engine.Query(sql, Values(bound, isNull: other => other == parameter));
            engine.Execute("ROLLBACK TO promise");
            engine.Execute("RELEASE promise");
            if (taken is { Changes: null })
                RefusedNulls++;
            else if (taken is { Changes: > 0 })
                Note($"the parameter {parameter.Number} takes NULL", sql);
        }

        void Judge(BoundColumn column, HashSet<int> classes, HashSet<int> declared)
        {
            NotNulls += !column.IsNullable && classes.Count > 0 ? 1 : 0;
            if (!column.IsNullable && classes.Contains(5))
                Note($"the column {column.Name} is NULL", sql);
            if (column.Type == SqlType.Unknown || !declared.Any(storage => storage != 5))
                return;
            Types++;
            if (declared.Any(storage => storage != 5 && !Keeps(column.Type, storage)))
                Note($"the column {column.Name}, {column.Type}, is {string.Join(",", declared)}", sql);
        }
    }

    public override string ToString() =>
        $"{Statements} statements, {Columns} columns, {Types} kinds of value, {NotNulls} never NULL, {RefusedNulls} parameters without NULL; {Broken} promises broken\n{_broken}";

    private void Note(string what, string sql)
    {
        Broken++;
        _broken.AppendLine($"{what}: {sql}");
    }

    private static Dictionary<int, object?> Values(BoundStatement bound, Func<BoundParameter, bool> isNull) => bound.Parameters.ToDictionary(
        parameter => parameter.Number,
        parameter => isNull(parameter) ? null : parameter.Type switch
        {
            SqlType.Integer or SqlType.Numeric => 1L,
            SqlType.Real => 1.5,
            SqlType.Blob => new byte[] { 1 },
            _ => (object)"text",
        });

    /// <summary>Whether a storage class is of a kind of value.</summary>
    public static bool Keeps(SqlType type, int storage) => type switch
    {
        SqlType.Integer => storage == 1,
        SqlType.Real => storage == 2,
        SqlType.Numeric => storage is 1 or 2,
        SqlType.Text => storage == 3,
        SqlType.Blob => storage == 4,
        _ => false,
    };
}
