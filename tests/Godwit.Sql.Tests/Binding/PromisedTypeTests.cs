using System.Text;
using Godwit.Sql.Binding;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Tests.Binding;

public class PromisedTypeTests
{
    private const int Rows = 8;
    private const int Queries = 150;

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    public void What_queries_return_is_of_the_kind_that_was_promised(int firstSeed)
    {
        var report = new StringBuilder();
        var (columns, promised, wrong) = (0, 0, 0);
        for (var seed = firstSeed; seed < firstSeed + 25; seed++)
        {
            var random = new RandomSql(seed, errorPercent: 0);
            using var test = new BindingCase();
            foreach (var definition in random.Schema())
            {
                if (test.Engine.Execute(definition) is null)
                    test.Add(definition);
            }

            Fill(test, new Random(seed));
            for (var i = 0; i < Queries; i++)
                Check(test, random.Statement(), seed);
        }

        Assert.True(wrong == 0, report.ToString());
        Assert.True(promised > columns / 2, $"{promised} of {columns} are promised");

        void Check(BindingCase test, string sql, int seed)
        {
            if (SqlParser.ParseScript(sql).Statements is not [{ Syntax: SelectStatement select }])
                return;
            var bound = Binder.Bind(test.Schema, sql, select);
            if (!bound.Problems.IsEmpty || test.Engine.Query(sql) is not { } classes || classes.Count != bound.ResultColumns.Length)
                return;
            for (var i = 0; i < classes.Count; i++)
            {
                var column = bound.ResultColumns[i];
                columns++;
                promised += column.Type == SqlType.Unknown ? 0 : 1;
                if (classes[i].All(c => Keeps(column, c)))
                    continue;
                wrong++;
                report.AppendLine($"seed {seed}: column {i} {column.Type} {(column.IsNullable ? "" : "NOT NULL ")}was {string.Join(",", classes[i])}: {sql}");
            }
        }
    }

    // 1 INTEGER, 2 FLOAT, 3 TEXT, 4 BLOB, 5 NULL.
    private static bool Keeps(BoundColumn column, int storage) => storage == 5
        ? column.IsNullable
        : column.Type switch
        {
            SqlType.Unknown => true,
            SqlType.Integer => storage == 1,
            SqlType.Real => storage == 2,
            SqlType.Numeric => storage is 1 or 2,
            SqlType.Text => storage == 3,
            SqlType.Blob => storage == 4,
            _ => false,
        };

    private static void Fill(BindingCase test, Random random)
    {
        test.Engine.Execute("PRAGMA foreign_keys = OFF");
        foreach (var name in new[] { "t1", "t2", "t3" })
        {
            if (test.Schema.FindRelation(name) is not Table table)
                continue;
            var columns = table.Columns.Where(c => !c.IsGenerated).ToList();
            for (var i = 0; i < Rows; i++)
                test.Engine.Execute($"INSERT OR IGNORE INTO {name}({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select(c => Value(c, random)))})");
        }
    }

    private static string Value(Column column, Random random)
    {
        if (!column.NotNull && column.PrimaryKeyOrdinal == 0 && random.Next(4) == 0)
            return "NULL";
        return column.Affinity switch
        {
            Affinity.Integer => $"{random.Next(6)}",
            Affinity.Real => $"{random.Next(9)}.5",
            Affinity.Text => $"'text {random.Next(5)}'",
            Affinity.Blob when column.DeclaredType.Length > 0 => $"x'0{random.Next(9)}'",
            Affinity.Numeric => random.Next(2) == 0 ? $"{random.Next(5)}" : $"{random.Next(5)}.25",
            _ => random.Next(2) == 0 ? "1" : "'u'",
        };
    }
}
