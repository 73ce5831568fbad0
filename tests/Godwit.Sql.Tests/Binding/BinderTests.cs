using Godwit.Sql.Binding;
using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Tests.Binding;

public sealed class BinderTests : IDisposable
{
    private readonly BindingCase _case = new(
        "CREATE TABLE accounts(id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INT, token BLOB)",
        "CREATE TABLE notes(account_id INTEGER NOT NULL REFERENCES accounts(id), body TEXT, UNIQUE (account_id))",
        "CREATE VIEW names AS SELECT id, name FROM accounts",
        "CREATE VIEW broken AS SELECT nme FROM accounts");

    [Theory]
    [InlineData("SELECT nmae FROM accounts", SqlProblemKind.NoSuchColumn, "nmae", "name")]
    [InlineData("SELECT a.agee FROM accounts AS a", SqlProblemKind.NoSuchColumn, "agee", "age")]
    [InlineData("SELECT * FROM acounts", SqlProblemKind.NoSuchTable, "acounts", "accounts")]
    [InlineData("INSERT INTO accounts(nam) VALUES (1)", SqlProblemKind.NoSuchColumn, "nam", "name")]
    [InlineData("UPDATE accounts SET tokn = 1", SqlProblemKind.NoSuchColumn, "tokn", "token")]
    [InlineData("SELECT name FROM accounts WHERE name = \"Ada\"", SqlProblemKind.DoubleQuotedString, "\"Ada\"", "name")]
    [InlineData("SELECT uper(name) FROM accounts", SqlProblemKind.NoSuchFunction, "uper", "upper")]
    [InlineData("SELECT name FROM accounts ORDER BY name COLLATE nocasse", SqlProblemKind.NoSuchCollation, "nocasse", "NOCASE")]
    [InlineData("SELECT n.* FROM accounts", SqlProblemKind.NoSuchTable, "n", "accounts")]
    public void A_problem_says_what_it_is_where_it_is_and_what_could_be_meant(string sql, SqlProblemKind kind, string place, string meant)
    {
        var problem = Assert.Single(_case.Bind(sql).Problems);

        Assert.Equal(kind, problem.Kind);
        Assert.Equal(place, problem.Span.Of(sql));
        Assert.Contains(meant, problem.Candidates);
    }

    [Fact]
    public void One_wrong_name_hides_no_other()
    {
        var problems = _case.Bind("SELECT x, y FROM accounts WHERE z = 1").Problems;

        Assert.Equal(["no such column: x", "no such column: y", "no such column: z"], problems.Select(p => p.Message));
    }

    [Fact]
    public void A_missing_table_raises_no_problems_about_its_columns()
    {
        var problem = Assert.Single(_case.Bind("SELECT m.a, b FROM missing AS m JOIN accounts ON m.c = accounts.id").Problems);

        Assert.Equal("no such table: missing", problem.Message);
    }

    [Fact]
    public void A_broken_view_is_shown_where_it_is_read()
    {
        const string Sql = "SELECT * FROM accounts, broken";

        var problem = Assert.Single(_case.Bind(Sql).Problems);

        Assert.Equal((SqlProblemKind.BrokenDependent, "no such column: nme", "broken"), (problem.Kind, problem.Message, problem.Span.Of(Sql)));
    }

    [Fact]
    public void Parameters_have_the_engines_numbers_and_what_their_places_ask_for()
    {
        var bound = _case.Bind("UPDATE accounts SET name = @name, token = ?5 WHERE age > @age AND name <> @name AND id = ?");

        Assert.Equal(
            [(1, "@name", SqlType.Text, false), (5, "?5", SqlType.Blob, true), (6, "@age", SqlType.Integer, true), (7, null, SqlType.Integer, true)],
            bound.Parameters.Select(p => (p.Number, p.Name, p.Type, p.IsNullable)));
        Assert.Equal("name", bound.Parameters[0].Column!.Name);
    }

    [Theory]
    [InlineData("INSERT INTO accounts(id, name) VALUES (?, ?)", true, false)]
    [InlineData("INSERT INTO accounts(age, name) SELECT ?, ? WHERE 1", true, false)]
    [InlineData("SELECT name FROM accounts WHERE age IN (?) LIMIT ?", true, false)]
    public void A_parameter_may_be_null_where_its_place_takes_null(string sql, bool first, bool second) =>
        Assert.Equal([first, second], _case.Bind(sql).Parameters.Select(p => p.IsNullable));

    [Theory]
    [InlineData("id", SqlType.Integer, false)]
    [InlineData("rowid", SqlType.Integer, false)]
    [InlineData("name", SqlType.Text, false)]
    [InlineData("age", SqlType.Integer, true)]
    [InlineData("age + 1", SqlType.Integer, true)]
    [InlineData("id * 1.5", SqlType.Real, false)]
    [InlineData("id / 2", SqlType.Integer, true)]
    [InlineData("name || 'x'", SqlType.Text, false)]
    [InlineData("coalesce(age, 0)", SqlType.Integer, false)]
    [InlineData("ifnull(token, x'00')", SqlType.Blob, false)]
    [InlineData("length(name)", SqlType.Integer, false)]
    [InlineData("upper(name)", SqlType.Text, false)]
    [InlineData("CASE WHEN age > 1 THEN 'a' ELSE 'b' END", SqlType.Text, false)]
    [InlineData("CASE WHEN age > 1 THEN 'a' END", SqlType.Text, true)]
    [InlineData("CAST(age AS TEXT)", SqlType.Text, true)]
    [InlineData("name = 'x'", SqlType.Integer, false)]
    [InlineData("age = 1", SqlType.Integer, true)]
    [InlineData("age IS NULL", SqlType.Integer, false)]
    [InlineData("count(*)", SqlType.Integer, false)]
    [InlineData("sum(id)", SqlType.Integer, true)]
    [InlineData("max(name)", SqlType.Text, true)]
    [InlineData("total(age)", SqlType.Real, false)]
    [InlineData("(SELECT count(*) FROM notes)", SqlType.Integer, false)]
    [InlineData("(SELECT body FROM notes)", SqlType.Text, true)]
    [InlineData("EXISTS (SELECT 1)", SqlType.Integer, false)]
    [InlineData("row_number() OVER ()", SqlType.Integer, false)]
    [InlineData("NULL", SqlType.Null, true)]
    [InlineData("CURRENT_TIMESTAMP", SqlType.Text, false)]
    public void The_kind_of_a_result_is_known_as_far_as_its_expression_tells(string expression, SqlType type, bool isNullable)
    {
        var column = Assert.Single(_case.Bind($"SELECT {expression} FROM accounts").ResultColumns);

        Assert.Equal((type, isNullable), (column.Type, column.IsNullable));
    }

    [Theory]
    [InlineData("SELECT name, body FROM accounts LEFT JOIN notes ON account_id = id", false, true)]
    [InlineData("SELECT name, account_id FROM accounts LEFT JOIN notes ON account_id = id", false, true)]
    [InlineData("SELECT name, account_id FROM accounts RIGHT JOIN notes ON account_id = id", true, false)]
    [InlineData("SELECT name, account_id FROM accounts FULL JOIN notes ON account_id = id", true, true)]
    [InlineData("SELECT name, count(*) FROM accounts", true, false)]
    [InlineData("SELECT name, min(id) FROM accounts GROUP BY name", false, false)]
    [InlineData("SELECT name, 1 FROM accounts UNION SELECT body, 2 FROM notes", true, false)]
    [InlineData("SELECT name, id FROM names", false, false)]
    public void Joins_groups_and_compounds_decide_what_can_be_null(string sql, bool first, bool second) =>
        Assert.Equal([first, second], _case.Bind(sql).ResultColumns.Select(c => c.IsNullable));

    [Fact]
    public void Every_name_of_a_table_or_column_is_a_reference_wherever_it_stands()
    {
        const string Sql = "WITH w AS (SELECT id FROM accounts) SELECT a.name, accounts.age, \"body\" FROM accounts AS a JOIN notes n ON n.account_id = a.id, accounts JOIN w USING (id) WHERE a.rowid > 1";

        var references = _case.Bind(Sql).NameReferences
            .OrderBy(r => r.Key.Span.Start)
            .Select(r => $"{r.Key.Span.Of(Sql)}={r.Value.Relation.Name}.{r.Value.Column}");

        Assert.Equal(
            [
                "id=accounts.0", "accounts=accounts.-2", "name=accounts.1", "accounts=accounts.-2", "age=accounts.2", "\"body\"=notes.1",
                "accounts=accounts.-2", "notes=notes.-2", "account_id=notes.0", "id=accounts.0", "accounts=accounts.-2", "rowid=accounts.0",
            ],
            references);
    }

    [Fact]
    public void The_body_of_a_trigger_is_bound_with_its_rows()
    {
        const string Sql = "CREATE TRIGGER t AFTER UPDATE OF age ON accounts BEGIN UPDATE notes SET body = new.nam WHERE account_id = old.id; DELETE FROM nots; END";
        var statement = SqlParser.ParseScript(Sql).Statements[0].Syntax!;

        var bound = Binder.BindBody(_case.Schema, Sql, statement);

        Assert.Equal(["no such column: new.nam", "no such table: main.nots"], bound.Problems.Select(p => p.Message));
        Assert.Contains(bound.NameReferences, r => r.Key.Span.Of(Sql) == "age" && r.Value.Column == 2);
    }

    [Theory]
    [InlineData("age > (SELECT 1)", DefinitionPlace.Check, "subqueries prohibited in CHECK constraints")]
    [InlineData("agee > 1", DefinitionPlace.Check, "no such column: agee")]
    [InlineData("random()", DefinitionPlace.GeneratedColumn, "non-deterministic functions prohibited in generated columns")]
    [InlineData("accounts.age", DefinitionPlace.IndexTerm, "the \".\" operator prohibited in index expressions")]
    [InlineData("age > ?", DefinitionPlace.PartialIndex, "parameters prohibited in partial index WHERE clauses")]
    [InlineData("'nme'", DefinitionPlace.IndexTerm, "no such column: nme")]
    [InlineData("max(age)", DefinitionPlace.Check, "misuse of aggregate function max()")]
    [InlineData("lower(name) <> 'x' AND main.accounts.age > 1", DefinitionPlace.Check, null)]
    public void A_definition_sees_its_own_table_only(string expression, DefinitionPlace place, string? message)
    {
        var sql = $"SELECT {expression}";
        var query = (QueryCore)((SelectStatement)SqlParser.ParseScript(sql).Statements[0].Syntax!).Cores[0];

        var bound = Binder.BindDefinition(_case.Schema, sql, _case.Schema.FindRelation("accounts")!, ((ExpressionColumn)query.Columns[0]).Expression, place);

        Assert.Equal(message, bound.Problems.FirstOrDefault()?.Message);
    }

    [Fact]
    public void A_table_made_of_a_query_gets_unique_names_and_affinities()
    {
        var columns = _case.Bind("CREATE TABLE copy AS SELECT id, name, name, 1 + 1, CAST(age AS REAL), token FROM accounts").ResultColumns;

        Assert.Equal(["id", "name", "name:1", "1 + 1", "CAST(age AS REAL)", "token"], columns.Select(c => c.UniqueName));
        Assert.Equal([Affinity.Integer, Affinity.Text, Affinity.Text, Affinity.Blob, Affinity.Real, Affinity.Blob], columns.Select(c => c.Affinity));
    }

    [Fact]
    public void Tables_are_known_by_what_is_done_to_them()
    {
        var bound = _case.Bind("INSERT INTO notes(account_id) SELECT id FROM names");

        Assert.Equal("notes", bound.TableWritten!.Name);
        Assert.Equal(["accounts", "names", "notes"], bound.TablesRead.Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CREATE VIRTUAL TABLE odd USING oddmodule(x)", "SELECT odd.anything, more FROM odd WHERE whatever MATCH 'x'")]
    [InlineData("CREATE VIRTUAL TABLE odd USING oddmodule(x)", "INSERT INTO odd(a, b) SELECT * FROM odd")]
    [InlineData("ATTACH 'other.db' AS other", "SELECT a, o.b FROM other.things AS o JOIN accounts ON accounts.id = o.c")]
    public void What_cannot_be_known_is_accepted(string definition, string sql)
    {
        var script = SqlParser.ParseScript(definition);
        var schema = SchemaChange.Apply(_case.Schema with { Extensions = EngineExtensions.Any }, script.Statements[0].Syntax!, definition).Schema;

        var bound = Binder.Bind(schema, sql, SqlParser.ParseScript(sql).Statements[0].Syntax!);

        Assert.Empty(bound.Problems);
        Assert.True(bound.IsOnTrust);
    }

    [Fact]
    public void A_foreign_key_that_matches_nothing_is_found_only_while_keys_are_enforced()
    {
        _case.Add("CREATE TABLE orphans(a REFERENCES accounts(age))");
        const string Sql = "INSERT INTO orphans VALUES (1)";
        var statement = SqlParser.ParseScript(Sql).Statements[0].Syntax!;

        Assert.Equal("foreign key mismatch - \"orphans\" referencing \"accounts\"", Assert.Single(Binder.Bind(_case.Schema, Sql, statement).Problems).Message);
        Assert.Empty(Binder.Bind(_case.Schema with { ForeignKeys = false }, Sql, statement).Problems);
    }

    public void Dispose() => _case.Dispose();
}
