using Godwit.Sql.Syntax;
using Godwit.Sql.Tests.Support;

namespace Godwit.Sql.Tests.Parsing;

public sealed class StatementTests
{
    [Fact]
    public void Words_of_a_type_end_before_GENERATED_ALWAYS()
    {
        var table = TreeAssert.ParseOne<CreateTableStatement>(
            "CREATE TABLE t(a UNSIGNED BIG INT, b VARCHAR (10, -2) GENERATED ALWAYS AS (a) STORED, c INT GENERATED ALWAYS AS (b), d GENERATED ALWAYS, e AS (1) key)");
        Assert.Equal(["UNSIGNED BIG INT", "VARCHAR (10, -2)", "INT", null, null], table.Columns.Select(column => column.Type?.Text));
        Assert.Equal("GENERATED ALWAYS AS (b)", Generated(2).Span.Of("CREATE TABLE t(a UNSIGNED BIG INT, b VARCHAR (10, -2) GENERATED ALWAYS AS (a) STORED, c INT GENERATED ALWAYS AS (b), d GENERATED ALWAYS, e AS (1) key)"));
        Assert.Equal("STORED", Generated(1).Storage!.Text);
        Assert.Empty(table.Columns[3].Constraints);
        Assert.Equal("key", Generated(4).Storage!.Text);

        ColumnGenerated Generated(int column) => Assert.IsType<ColumnGenerated>(Assert.Single(table.Columns[column].Constraints));
    }

    [Fact]
    public void Constraints_of_a_column_need_nothing_between_them()
    {
        var table = TreeAssert.ParseOne<CreateTableStatement>(
            """
            CREATE TEMP TABLE IF NOT EXISTS main.t(a INTEGER CONSTRAINT pk PRIMARY KEY DESC ON CONFLICT ROLLBACK AUTOINCREMENT
              NOT NULL NULL ON CONFLICT IGNORE UNIQUE CHECK (a > 0) DEFAULT -1 DEFAULT (1 + 1) DEFAULT abc COLLATE "nocase"
              REFERENCES u(b) ON DELETE SET NULL ON UPDATE CASCADE MATCH FULL NOT DEFERRABLE INITIALLY DEFERRED CONSTRAINT dangling)
            """);
        Assert.True(table.IsTemporary && table.IfNotExists);
        var constraints = Assert.Single(table.Columns).Constraints;
        Assert.Equal(
            [typeof(ColumnPrimaryKey), typeof(ColumnNotNull), typeof(ColumnNull), typeof(ColumnUnique), typeof(ColumnCheck), typeof(ColumnDefault), typeof(ColumnDefault), typeof(ColumnDefault), typeof(ColumnCollation), typeof(ColumnReferences), typeof(ColumnDeferral), typeof(ColumnConstraintName)],
            constraints.Select(constraint => constraint.GetType()));
        var key = (ColumnPrimaryKey)constraints[0];
        Assert.Equal(("pk", SortOrder.Descending, ConflictResolution.Rollback, true), (key.ConstraintName!.Text, key.Order, key.OnConflict, key.IsAutoIncrement));
        Assert.Equal(ConflictResolution.Ignore, ((ColumnNull)constraints[2]).OnConflict);
        Assert.Equal([false, true, false], constraints.OfType<ColumnDefault>().Select(value => value.IsParenthesized));
        var reference = ((ColumnReferences)constraints[9]).Reference;
        Assert.Equal([(ForeignKeyTrigger.Delete, ReferentialAction.SetNull), (ForeignKeyTrigger.Update, ReferentialAction.Cascade), (ForeignKeyTrigger.Match, ReferentialAction.NoAction)], reference.Actions.Select(action => (action.Trigger, action.Action)));
        Assert.False(((ColumnDeferral)constraints[10]).Deferral.IsDeferrable);
    }

    [Fact]
    public void Constraints_of_a_table_may_do_without_commas()
    {
        var table = TreeAssert.ParseOne<CreateTableStatement>(
            "CREATE TABLE t(a, b, CONSTRAINT k PRIMARY KEY (a DESC, b COLLATE x) ON CONFLICT FAIL UNIQUE (b), CHECK (a) FOREIGN KEY (a, b) REFERENCES u DEFERRABLE INITIALLY DEFERRED CONSTRAINT n) WITHOUT rowid, strict, other");
        Assert.Equal([typeof(TablePrimaryKey), typeof(TableUnique), typeof(TableCheck), typeof(TableForeignKey), typeof(TableConstraintName)], table.Constraints.Select(constraint => constraint.GetType()));
        Assert.True(((TableForeignKey)table.Constraints[3]).Deferral!.IsInitiallyDeferred);
        Assert.Equal([TableOptionKind.WithoutRowId, TableOptionKind.Strict, TableOptionKind.Unknown], table.Options.Select(option => option.Kind));
    }

    [Fact]
    public void A_select_has_all_its_parts()
    {
        var select = TreeAssert.ParseOne<SelectStatement>(
            """
            WITH RECURSIVE c(x, y) AS NOT MATERIALIZED (VALUES (1, 2), (3, 4) UNION ALL SELECT x, y FROM c), d AS (SELECT 1)
            SELECT DISTINCT a.*, *, x AS one, y two, count(*) OVER (PARTITION BY x ORDER BY y ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) 'n'
            FROM c AS a, main.t NOT INDEXED LEFT OUTER JOIN (d JOIN u INDEXED BY i USING (x)) AS p ON a.x = p.x CROSS JOIN (SELECT 2) q, json_each('[]', '$') e
            WHERE x GROUP BY x, y HAVING y WINDOW w AS (), v AS (w ORDER BY x)
            ORDER BY x DESC NULLS FIRST, y LIMIT 1 OFFSET 2
            """);
        Assert.True(select.With!.IsRecursive);
        Assert.Equal(["c", "d"], select.With.Tables.Select(table => table.Name.Text));
        Assert.Equal([CompoundOperator.UnionAll], select.With.Tables[0].Select.Operators.ToArray());
        var query = Assert.IsType<QueryCore>(Assert.Single(select.Cores));
        Assert.Equal([null, null, "one", "two", "n"], query.Columns.Select(column => (column as ExpressionColumn)?.Alias?.Text));
        Assert.Equal([typeof(TableReference), typeof(TableReference), typeof(ParenthesizedSource), typeof(SubquerySource), typeof(TableFunction)], query.From!.Tables.Select(table => table.Source.GetType()));
        Assert.Equal(["LEFT", "OUTER"], query.From.Tables[2].Join!.Words.Select(word => word.Text));
        Assert.IsType<OnConstraint>(query.From.Tables[2].Constraint);
        Assert.Equal(2, query.GroupBy.Length);
        Assert.Equal(["w", "v"], query.Windows.Select(window => window.Name.Text));
        Assert.Equal((SortOrder.Descending, NullsOrder.First), (query.OrderBy[0].Order, query.OrderBy[0].Nulls));
        Assert.NotNull(query.Limit!.Offset);
    }

    [Fact]
    public void A_limit_with_a_comma_names_the_offset_first()
    {
        var limit = ((QueryCore)TreeAssert.ParseOne<SelectStatement>("SELECT 1 LIMIT 2, 3").Cores[0]).Limit!;
        Assert.Equal(("3", "2"), (((LiteralExpression)limit.Count).Text, ((LiteralExpression)limit.Offset!).Text));
    }

    [Fact]
    public void An_insert_has_all_its_parts()
    {
        var insert = TreeAssert.ParseOne<InsertStatement>(
            """
            WITH c AS (SELECT 1) INSERT OR IGNORE INTO main.t AS u (a, "b") SELECT 1, 2 FROM c WHERE true
            ON CONFLICT (a COLLATE nocase, b) WHERE a > 1 DO UPDATE SET a = excluded.a, (b, c) = (1, 2) WHERE b
            ON CONFLICT DO NOTHING RETURNING a AS x, *
            """);
        Assert.Equal(ConflictResolution.Ignore, insert.OnConflict);
        Assert.Equal("u", insert.Alias!.Text);
        Assert.Equal(["a", "b"], insert.Columns.Select(column => column.Text));
        Assert.Equal(QuoteKind.Double, insert.Columns[1].Quote);
        Assert.Equal([2, 0], insert.Upserts.Select(upsert => upsert.Sets.Length));
        Assert.Equal(2, insert.Returning!.Columns.Length);
        Assert.True(TreeAssert.ParseOne<InsertStatement>("REPLACE INTO t DEFAULT VALUES") is { IsReplace: true, Source: null });
    }

    [Fact]
    public void An_update_and_a_delete_have_all_their_parts()
    {
        var update = TreeAssert.ParseOne<UpdateStatement>("UPDATE OR FAIL t AS u INDEXED BY i SET a = 1, (b, c) = (2, 3) FROM v WHERE d RETURNING *");
        Assert.Equal(("u", "i", 2), (update.Alias!.Text, update.IndexHint!.Index!.Text, update.Sets.Length));
        Assert.NotNull(update.From);
        var delete = TreeAssert.ParseOne<DeleteStatement>("WITH c AS (SELECT 1) DELETE FROM main.t NOT INDEXED WHERE a RETURNING a");
        Assert.Null(delete.IndexHint!.Index);
        Assert.NotNull(delete.Returning);
    }

    [Fact]
    public void A_trigger_holds_its_steps()
    {
        var trigger = TreeAssert.ParseOne<CreateTriggerStatement>(
            """
            CREATE TEMP TRIGGER IF NOT EXISTS main.r INSTEAD OF UPDATE OF a, b ON v FOR EACH ROW WHEN new.a > 1 BEGIN
              INSERT INTO t SELECT 1 ON CONFLICT DO NOTHING; UPDATE t SET a = CASE WHEN 1 THEN 2 END FROM u; DELETE FROM t; WITH c AS (SELECT 1) SELECT * FROM c;
            END;
            """);
        Assert.Equal((TriggerTime.InsteadOf, TriggerEventKind.Update, 2), (trigger.Time, trigger.Event.Kind, trigger.Event.Columns.Length));
        Assert.Equal([typeof(InsertStatement), typeof(UpdateStatement), typeof(DeleteStatement), typeof(SelectStatement)], trigger.Steps.Select(step => step.GetType()));
    }

    [Fact]
    public void A_keyword_is_a_name_where_it_means_nothing_else() =>
        Assert.Equal("AFTER", TreeAssert.ParseOne<CreateTriggerStatement>("CREATE TRIGGER AFTER INSERT ON t BEGIN SELECT 1; END").Trigger.ObjectName.Text);

    [Theory]
    [InlineData("CREATE VIRTUAL TABLE f USING fts5(a, b UNINDEXED, tokenize = 'x, y')", new[] { "a", "b UNINDEXED", "tokenize = 'x, y'" })]
    [InlineData("CREATE VIRTUAL TABLE f USING m(a (b, c), ; d,)", new[] { "a (b, c)", "; d" })]
    [InlineData("CREATE VIRTUAL TABLE f USING m()", new string[0])]
    [InlineData("CREATE VIRTUAL TABLE f USING m", new string[0])]
    public void Arguments_of_a_module_are_free_in_form(string sql, string[] arguments) =>
        Assert.Equal(arguments, TreeAssert.ParseOne<CreateVirtualTableStatement>(sql).Arguments.Select(argument => argument.Text));

    [Theory]
    [InlineData("ALTER TABLE main.t RENAME TO u", typeof(RenameTableStatement))]
    [InlineData("ALTER TABLE t RENAME COLUMN a TO b", typeof(RenameColumnStatement))]
    [InlineData("ALTER TABLE t RENAME a TO b", typeof(RenameColumnStatement))]
    [InlineData("ALTER TABLE t ADD COLUMN a INT DEFAULT 1", typeof(AddColumnStatement))]
    [InlineData("ALTER TABLE t DROP a", typeof(DropColumnStatement))]
    [InlineData("CREATE UNIQUE INDEX IF NOT EXISTS main.i ON t(a DESC, lower(b)) WHERE a", typeof(CreateIndexStatement))]
    [InlineData("CREATE VIEW v(a, b) AS SELECT 1, 2", typeof(CreateViewStatement))]
    [InlineData("CREATE TABLE t AS SELECT 1", typeof(CreateTableStatement))]
    [InlineData("DROP TABLE IF EXISTS main.t", typeof(DropStatement))]
    [InlineData("BEGIN IMMEDIATE TRANSACTION 'x'", typeof(BeginStatement))]
    [InlineData("END TRANSACTION", typeof(CommitStatement))]
    [InlineData("ROLLBACK TRANSACTION a TO SAVEPOINT b", typeof(RollbackStatement))]
    [InlineData("SAVEPOINT a", typeof(SavepointStatement))]
    [InlineData("RELEASE SAVEPOINT a", typeof(ReleaseStatement))]
    [InlineData("PRAGMA main.user_version = -1", typeof(PragmaStatement))]
    [InlineData("PRAGMA table_info('t')", typeof(PragmaStatement))]
    [InlineData("PRAGMA foreign_keys = ON", typeof(PragmaStatement))]
    [InlineData("ATTACH DATABASE 'f' AS a KEY 'k'", typeof(AttachStatement))]
    [InlineData("DETACH a", typeof(DetachStatement))]
    [InlineData("VACUUM main INTO 'f'", typeof(VacuumStatement))]
    [InlineData("REINDEX main.t", typeof(ReindexStatement))]
    [InlineData("ANALYZE", typeof(AnalyzeStatement))]
    [InlineData("EXPLAIN QUERY PLAN SELECT 1", typeof(ExplainStatement))]
    [InlineData("VALUES (1), (2)", typeof(SelectStatement))]
    public void Every_statement_has_a_tree_of_its_kind(string sql, Type type)
    {
        var statement = Assert.Single(TreeAssert.Parse(sql + " ; ").Statements);
        Assert.Equal(type, statement.Syntax?.GetType());
        Assert.Equal(sql, statement.Syntax!.Span.Of(sql));
    }
}
