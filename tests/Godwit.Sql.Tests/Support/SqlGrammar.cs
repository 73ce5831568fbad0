using Godwit.Sql.Lexing;

namespace Godwit.Sql.Tests.Support;

/// <summary>SQLite's statements, for <see cref="Grammar"/>. It is generous: some of what it makes is an error on purpose.</summary>
internal static class SqlGrammar
{
    private const string Rules =
        """
        statement = [ explain ] command [ ';' ] ;
        explain = EXPLAIN [ QUERY PLAN ] ;
        command = select | select | select | insert | update | delete | table | table | index | view | trigger | virtual | drop | alter | transaction | utility ;

        transaction = BEGIN [ DEFERRED | IMMEDIATE | EXCLUSIVE ] [ named ] | ( COMMIT | END ) [ named ] | ROLLBACK [ named ] [ TO [ SAVEPOINT ] name ]
            | SAVEPOINT name | RELEASE [ SAVEPOINT ] name ;
        named = TRANSACTION [ name ] ;
        utility = PRAGMA object [ '=' setting | '(' setting ')' ] | ATTACH [ DATABASE ] expr AS expr [ KEY expr ] | DETACH [ DATABASE ] expr
            | VACUUM [ name ] [ INTO expr ] | REINDEX [ object ] | ANALYZE [ object ] ;
        setting = [ '+' | '-' ] number | name | ON | DELETE | DEFAULT ;
        drop = DROP ( TABLE | INDEX | VIEW | TRIGGER ) [ IF EXISTS ] object ;
        alter = ALTER TABLE object ( RENAME TO name | RENAME [ COLUMN ] name TO name | ADD [ COLUMN ] column | DROP [ COLUMN ] name ) ;

        table = CREATE [ TEMP | TEMPORARY ] TABLE [ IF NOT EXISTS ] object ( AS select | '(' column { ',' column } [ ',' tcons { [ ',' ] tcons } ] ')' [ options ] ) ;
        options = option { ',' option } | ',' option ;
        option = WITHOUT ROWID | STRICT | WITHOUT name | name ;
        column = name [ type ] { ccons } ;
        type = tword { tword } [ '(' signed [ ',' signed ] ')' ] ;
        tword = TEXT | INTEGER | VARCHAR | alias ;
        signed = [ '+' | '-' ] number ;
        ccons = CONSTRAINT name | DEFAULT value | NULL conflict | NOT NULL conflict | PRIMARY KEY [ ASC | DESC ] conflict [ AUTOINCREMENT ] | UNIQUE conflict
            | CHECK '(' expr ')' | references | [ NOT ] deferrable | COLLATE alias | [ GENERATED ALWAYS ] AS '(' expr ')' [ STORED | VIRTUAL | plain ] ;
        value = literal | '(' expr ')' | '+' literal | '-' literal | word ;
        conflict = [ ON CONFLICT resolution ] ;
        resolution = ROLLBACK | ABORT | FAIL | IGNORE | REPLACE ;
        references = REFERENCES name [ '(' names ')' ] { ON ( DELETE | UPDATE | INSERT ) action | MATCH name } ;
        action = SET NULL | SET DEFAULT | CASCADE | RESTRICT | NO ACTION ;
        deferrable = DEFERRABLE [ INITIALLY ( DEFERRED | IMMEDIATE ) ] ;
        tcons = CONSTRAINT name | PRIMARY KEY '(' terms [ AUTOINCREMENT ] ')' conflict | UNIQUE '(' terms ')' conflict | CHECK '(' expr ')' conflict
            | FOREIGN KEY '(' names ')' references [ [ NOT ] deferrable ] ;
        index = CREATE [ UNIQUE ] INDEX [ IF NOT EXISTS ] object ON name '(' terms ')' [ WHERE expr ] ;
        view = CREATE [ TEMP ] VIEW [ IF NOT EXISTS ] object [ '(' names ')' ] AS select ;
        virtual = CREATE VIRTUAL TABLE [ IF NOT EXISTS ] object USING ( fts_five | rtree | name ) [ '(' anything { ',' anything } ')' ] ;
        fts_five = FTS5 ;
        rtree = RTREE ;
        anything = { any | '(' anything { ',' anything } ')' } ;
        trigger = CREATE [ TEMP ] TRIGGER [ IF NOT EXISTS ] object [ BEFORE | AFTER | INSTEAD OF ] ( DELETE | INSERT | UPDATE | UPDATE OF names ) ON object
            [ FOR EACH ROW ] [ WHEN expr ] BEGIN step ';' { step ';' } END ;
        step = UPDATE [ OR resolution ] name SET sets [ FROM tables ] [ WHERE expr ] | ( INSERT [ OR resolution ] | REPLACE ) INTO name [ '(' names ')' ] select upserts
            | DELETE FROM target [ WHERE expr ] | select ;

        target = name | name | name | name '.' name | name hint ;
        with = WITH [ RECURSIVE ] cte { ',' cte } ;
        cte = name [ '(' names ')' ] AS [ [ NOT ] MATERIALIZED ] '(' select ')' ;
        select = [ with ] core { ( UNION [ ALL ] | EXCEPT | INTERSECT ) core } ;
        core = query | query | query | VALUES '(' exprs ')' { ',' '(' exprs ')' } ;
        query = SELECT [ DISTINCT | ALL ] results [ FROM tables ] [ WHERE expr ] [ GROUP BY exprs ] [ HAVING expr ] [ WINDOW windef { ',' windef } ]
            [ ORDER BY terms ] [ LIMIT expr [ OFFSET expr | ',' expr ] ] ;
        results = result { ',' result } ;
        result = '*' | name '.' '*' | expr [ AS name | alias ] | expr ;
        tables = source { join source constraint } ;
        join = ',' | JOIN | joinword JOIN | LEFT OUTER JOIN | NATURAL LEFT JOIN | joinword name JOIN | joinword name name JOIN ;
        constraint = [ ON expr | USING '(' names ')' ] ;
        source = object [ AS name | alias ] hint | object '(' [ exprs ] ')' [ AS name | alias ] | '(' select ')' [ AS name | alias ] | '(' tables ')' [ AS name | alias ] ;
        hint = [ INDEXED BY name | NOT INDEXED ] ;
        terms = term { ',' term } ;
        term = expr [ ASC | DESC ] [ NULLS ( FIRST | LAST ) ] ;
        windef = name AS '(' window ')' ;
        window = [ name ] [ PARTITION BY exprs ] [ ORDER BY terms ] [ frame ] ;
        frame = ( RANGE | ROWS | GROUPS ) ( bound | BETWEEN bound AND bound ) [ EXCLUDE ( NO OTHERS | CURRENT ROW | GROUP | TIES ) ] ;
        bound = UNBOUNDED PRECEDING | UNBOUNDED FOLLOWING | CURRENT ROW | expr PRECEDING | expr FOLLOWING ;

        insert = [ with ] ( INSERT [ OR resolution ] | REPLACE ) INTO object [ AS name ] [ '(' names ')' ] ( select upserts | DEFAULT VALUES ) [ RETURNING results ] ;
        upserts = { upsert } [ ON CONFLICT DO doing ] ;
        upsert = ON CONFLICT '(' terms ')' [ WHERE expr ] DO doing ;
        doing = NOTHING | UPDATE SET sets [ WHERE expr ] ;
        update = [ with ] UPDATE [ OR resolution ] object [ AS name ] hint SET sets [ FROM tables ] [ WHERE expr ] [ RETURNING results ] ;
        sets = set { ',' set } ;
        set = name '=' expr | '(' names ')' '=' expr ;
        delete = [ with ] DELETE FROM object [ AS name ] hint [ WHERE expr ] [ RETURNING results ] ;

        exprs = expr { ',' expr } ;
        expr = operand | operand | operand | prefix expr | expr binary expr | expr binary expr | expr binary expr | expr postfix
            | expr [ NOT ] like expr [ ESCAPE expr ] | expr [ NOT ] BETWEEN expr AND expr | expr [ NOT ] IN inside ;
        prefix = '-' | '+' | '~' | NOT ;
        binary = '||' | '->' | '->>' | '*' | '/' | '%' | '+' | '-' | '&' | '|' | '<<' | '>>' | '<' | '<=' | '>' | '>=' | '=' | '==' | '<>' | '!=' | IS | IS NOT
            | IS DISTINCT FROM | IS NOT DISTINCT FROM | AND | OR ;
        postfix = COLLATE alias | ISNULL | NOTNULL | NOT NULL ;
        like = LIKE | GLOB | REGEXP | MATCH ;
        inside = '(' [ exprs ] ')' | '(' select ')' | object [ '(' [ exprs ] ')' ] ;
        operand = literal | variable | column_name | column_name | '(' expr ')' | '(' expr ',' exprs ')' | '(' select ')' | EXISTS '(' select ')' | CAST '(' expr AS [ type ] ')'
            | CASE [ expr ] WHEN expr THEN expr { WHEN expr THEN expr } [ ELSE expr ] END | call | RAISE '(' ( IGNORE | ( ROLLBACK | ABORT | FAIL ) ',' expr ) ')' ;
        column_name = operand_name | name '.' name | name '.' name '.' name ;
        call = operand_name '(' ( '*' | [ DISTINCT | ALL ] [ exprs ] [ ORDER BY terms ] ) ')' [ FILTER '(' WHERE expr ')' ] [ OVER ( name | '(' window ')' ) ] ;
        names = name { ',' name } ;
        object = name | name | name '.' name ;
        """;

    private static readonly string[] JoinWords = ["LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "OUTER"];

    private static readonly string[] Literals =
        ["NULL", "1", "0x1F", "1.5", ".5", "1e3", "1_0", "1_0.5", "'text'", "'it''s'", "x'00'", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"];

    private static readonly string[] Plain = ["a", "b", "abc", "é", "t1", "\"q\"", "\"a b\"", "[c d]", "`e`"];

    // Keywords that are names where they mean nothing else: all but the reserved ones, which the random ones below may hit.
    private static readonly string[] Soft = ["ABORT", "ACTION", "KEY", "ROW", "IF", "END", "DESC", "LIKE", "TEMP", "WITHOUT", "OVER", "FILTER", "WINDOW", "CURRENT", "GENERATED", "ALWAYS"];

    public static Grammar Create() => new(Rules, new Dictionary<string, Func<Random, string>>(StringComparer.Ordinal)
    {
        ["number"] = random => Pick(random, "1", "10", "1.5", "0x10"),
        ["literal"] = random => Pick(random, Literals),
        ["variable"] = random => Pick(random, "?", "?1", ":a", "@b", "$c", "$c::d(e)"),
        ["joinword"] = random => Pick(random, JoinWords),
        ["plain"] = random => Name(random, 0),
        ["word"] = random => Name(random, 0),
        ["alias"] = random => Name(random, 1),
        ["operand_name"] = random => Name(random, 2),
        ["name"] = random => Name(random, 3),
        ["any"] = random => random.Next(3) == 0 ? Pick(random, ";", "=", "*", "'x'", "1", "?", ".") : Name(random, 3),
    });

    private static string Name(Random random, int kind) => random.Next(24) switch
    {
        0 => Pick(random, Soft),
        1 => Keywords.All[random.Next(Keywords.All.Length)],
        2 when kind is 1 or 3 => "'s'",
        3 when kind is 2 or 3 => Pick(random, JoinWords),
        _ => Pick(random, Plain),
    };

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
