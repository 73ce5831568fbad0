namespace Godwit.Sql.Lexing;

/// <summary>The kinds of token: what SQLite's tokenizer tells apart, with a kind for each of its keywords.</summary>
public enum TokenKind
{
    /// <summary>Nothing that SQLite knows: an unterminated literal, a malformed number, a stray character.</summary>
    Illegal,

    /// <summary><c>;</c></summary>
    Semicolon,

    /// <summary><c>(</c></summary>
    LeftParenthesis,

    /// <summary><c>)</c></summary>
    RightParenthesis,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>*</c></summary>
    Star,

    /// <summary><c>/</c></summary>
    Slash,

    /// <summary><c>%</c></summary>
    Percent,

    /// <summary><c>=</c> or <c>==</c></summary>
    Equal,

    /// <summary><c>!=</c> or <c>&lt;&gt;</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&lt;&lt;</c></summary>
    ShiftLeft,

    /// <summary><c>&gt;&gt;</c></summary>
    ShiftRight,

    /// <summary><c>&amp;</c></summary>
    Ampersand,

    /// <summary><c>|</c></summary>
    Pipe,

    /// <summary><c>||</c></summary>
    Concat,

    /// <summary><c>~</c></summary>
    Tilde,

    /// <summary><c>-&gt;</c> or <c>-&gt;&gt;</c></summary>
    Arrow,

    /// <summary>A name: bare, or in double quotes, backquotes or brackets.</summary>
    Identifier,

    /// <summary>A text literal in single quotes.</summary>
    String,

    /// <summary>A blob literal: <c>x'0a'</c>.</summary>
    Blob,

    /// <summary>A decimal or hexadecimal integer.</summary>
    Integer,

    /// <summary>A number with a point or an exponent.</summary>
    Float,

    /// <summary>A number with <c>_</c> between its digits.</summary>
    SeparatedNumber,

    /// <summary>A parameter: <c>?</c>, <c>?1</c>, <c>:name</c>, <c>@name</c>, <c>$name</c>, <c>#name</c>.</summary>
    Variable,

    /// <summary>The keyword ABORT.</summary>
    Abort,

    /// <summary>The keyword ACTION.</summary>
    Action,

    /// <summary>The keyword ADD.</summary>
    Add,

    /// <summary>The keyword AFTER.</summary>
    After,

    /// <summary>The keyword ALL.</summary>
    All,

    /// <summary>The keyword ALTER.</summary>
    Alter,

    /// <summary>The keyword ALWAYS.</summary>
    Always,

    /// <summary>The keyword ANALYZE.</summary>
    Analyze,

    /// <summary>The keyword AND.</summary>
    And,

    /// <summary>The keyword AS.</summary>
    As,

    /// <summary>The keyword ASC.</summary>
    Asc,

    /// <summary>The keyword ATTACH.</summary>
    Attach,

    /// <summary>The keyword AUTOINCREMENT.</summary>
    AutoIncrement,

    /// <summary>The keyword BEFORE.</summary>
    Before,

    /// <summary>The keyword BEGIN.</summary>
    Begin,

    /// <summary>The keyword BETWEEN.</summary>
    Between,

    /// <summary>The keyword BY.</summary>
    By,

    /// <summary>The keyword CASCADE.</summary>
    Cascade,

    /// <summary>The keyword CASE.</summary>
    Case,

    /// <summary>The keyword CAST.</summary>
    Cast,

    /// <summary>The keyword CHECK.</summary>
    Check,

    /// <summary>The keyword COLLATE.</summary>
    Collate,

    /// <summary>The keyword COLUMN.</summary>
    Column,

    /// <summary>The keyword COMMIT.</summary>
    Commit,

    /// <summary>The keyword CONFLICT.</summary>
    Conflict,

    /// <summary>The keyword CONSTRAINT.</summary>
    Constraint,

    /// <summary>The keyword CREATE.</summary>
    Create,

    /// <summary>The keyword CROSS.</summary>
    Cross,

    /// <summary>The keyword CURRENT.</summary>
    Current,

    /// <summary>The keyword CURRENT_DATE.</summary>
    CurrentDate,

    /// <summary>The keyword CURRENT_TIME.</summary>
    CurrentTime,

    /// <summary>The keyword CURRENT_TIMESTAMP.</summary>
    CurrentTimestamp,

    /// <summary>The keyword DATABASE.</summary>
    Database,

    /// <summary>The keyword DEFAULT.</summary>
    Default,

    /// <summary>The keyword DEFERRABLE.</summary>
    Deferrable,

    /// <summary>The keyword DEFERRED.</summary>
    Deferred,

    /// <summary>The keyword DELETE.</summary>
    Delete,

    /// <summary>The keyword DESC.</summary>
    Desc,

    /// <summary>The keyword DETACH.</summary>
    Detach,

    /// <summary>The keyword DISTINCT.</summary>
    Distinct,

    /// <summary>The keyword DO.</summary>
    Do,

    /// <summary>The keyword DROP.</summary>
    Drop,

    /// <summary>The keyword EACH.</summary>
    Each,

    /// <summary>The keyword ELSE.</summary>
    Else,

    /// <summary>The keyword END.</summary>
    End,

    /// <summary>The keyword ESCAPE.</summary>
    Escape,

    /// <summary>The keyword EXCEPT.</summary>
    Except,

    /// <summary>The keyword EXCLUDE.</summary>
    Exclude,

    /// <summary>The keyword EXCLUSIVE.</summary>
    Exclusive,

    /// <summary>The keyword EXISTS.</summary>
    Exists,

    /// <summary>The keyword EXPLAIN.</summary>
    Explain,

    /// <summary>The keyword FAIL.</summary>
    Fail,

    /// <summary>The keyword FILTER.</summary>
    Filter,

    /// <summary>The keyword FIRST.</summary>
    First,

    /// <summary>The keyword FOLLOWING.</summary>
    Following,

    /// <summary>The keyword FOR.</summary>
    For,

    /// <summary>The keyword FOREIGN.</summary>
    Foreign,

    /// <summary>The keyword FROM.</summary>
    From,

    /// <summary>The keyword FULL.</summary>
    Full,

    /// <summary>The keyword GENERATED.</summary>
    Generated,

    /// <summary>The keyword GLOB.</summary>
    Glob,

    /// <summary>The keyword GROUP.</summary>
    Group,

    /// <summary>The keyword GROUPS.</summary>
    Groups,

    /// <summary>The keyword HAVING.</summary>
    Having,

    /// <summary>The keyword IF.</summary>
    If,

    /// <summary>The keyword IGNORE.</summary>
    Ignore,

    /// <summary>The keyword IMMEDIATE.</summary>
    Immediate,

    /// <summary>The keyword IN.</summary>
    In,

    /// <summary>The keyword INDEX.</summary>
    Index,

    /// <summary>The keyword INDEXED.</summary>
    Indexed,

    /// <summary>The keyword INITIALLY.</summary>
    Initially,

    /// <summary>The keyword INNER.</summary>
    Inner,

    /// <summary>The keyword INSERT.</summary>
    Insert,

    /// <summary>The keyword INSTEAD.</summary>
    Instead,

    /// <summary>The keyword INTERSECT.</summary>
    Intersect,

    /// <summary>The keyword INTO.</summary>
    Into,

    /// <summary>The keyword IS.</summary>
    Is,

    /// <summary>The keyword ISNULL.</summary>
    IsNull,

    /// <summary>The keyword JOIN.</summary>
    Join,

    /// <summary>The keyword KEY.</summary>
    Key,

    /// <summary>The keyword LAST.</summary>
    Last,

    /// <summary>The keyword LEFT.</summary>
    Left,

    /// <summary>The keyword LIKE.</summary>
    Like,

    /// <summary>The keyword LIMIT.</summary>
    Limit,

    /// <summary>The keyword MATCH.</summary>
    Match,

    /// <summary>The keyword MATERIALIZED.</summary>
    Materialized,

    /// <summary>The keyword NATURAL.</summary>
    Natural,

    /// <summary>The keyword NO.</summary>
    No,

    /// <summary>The keyword NOT.</summary>
    Not,

    /// <summary>The keyword NOTHING.</summary>
    Nothing,

    /// <summary>The keyword NOTNULL.</summary>
    NotNull,

    /// <summary>The keyword NULL.</summary>
    Null,

    /// <summary>The keyword NULLS.</summary>
    Nulls,

    /// <summary>The keyword OF.</summary>
    Of,

    /// <summary>The keyword OFFSET.</summary>
    Offset,

    /// <summary>The keyword ON.</summary>
    On,

    /// <summary>The keyword OR.</summary>
    Or,

    /// <summary>The keyword ORDER.</summary>
    Order,

    /// <summary>The keyword OTHERS.</summary>
    Others,

    /// <summary>The keyword OUTER.</summary>
    Outer,

    /// <summary>The keyword OVER.</summary>
    Over,

    /// <summary>The keyword PARTITION.</summary>
    Partition,

    /// <summary>The keyword PLAN.</summary>
    Plan,

    /// <summary>The keyword PRAGMA.</summary>
    Pragma,

    /// <summary>The keyword PRECEDING.</summary>
    Preceding,

    /// <summary>The keyword PRIMARY.</summary>
    Primary,

    /// <summary>The keyword QUERY.</summary>
    Query,

    /// <summary>The keyword RAISE.</summary>
    Raise,

    /// <summary>The keyword RANGE.</summary>
    Range,

    /// <summary>The keyword RECURSIVE.</summary>
    Recursive,

    /// <summary>The keyword REFERENCES.</summary>
    References,

    /// <summary>The keyword REGEXP.</summary>
    Regexp,

    /// <summary>The keyword REINDEX.</summary>
    Reindex,

    /// <summary>The keyword RELEASE.</summary>
    Release,

    /// <summary>The keyword RENAME.</summary>
    Rename,

    /// <summary>The keyword REPLACE.</summary>
    Replace,

    /// <summary>The keyword RESTRICT.</summary>
    Restrict,

    /// <summary>The keyword RETURNING.</summary>
    Returning,

    /// <summary>The keyword RIGHT.</summary>
    Right,

    /// <summary>The keyword ROLLBACK.</summary>
    Rollback,

    /// <summary>The keyword ROW.</summary>
    Row,

    /// <summary>The keyword ROWS.</summary>
    Rows,

    /// <summary>The keyword SAVEPOINT.</summary>
    Savepoint,

    /// <summary>The keyword SELECT.</summary>
    Select,

    /// <summary>The keyword SET.</summary>
    Set,

    /// <summary>The keyword TABLE.</summary>
    Table,

    /// <summary>The keyword TEMP.</summary>
    Temp,

    /// <summary>The keyword TEMPORARY.</summary>
    Temporary,

    /// <summary>The keyword THEN.</summary>
    Then,

    /// <summary>The keyword TIES.</summary>
    Ties,

    /// <summary>The keyword TO.</summary>
    To,

    /// <summary>The keyword TRANSACTION.</summary>
    Transaction,

    /// <summary>The keyword TRIGGER.</summary>
    Trigger,

    /// <summary>The keyword UNBOUNDED.</summary>
    Unbounded,

    /// <summary>The keyword UNION.</summary>
    Union,

    /// <summary>The keyword UNIQUE.</summary>
    Unique,

    /// <summary>The keyword UPDATE.</summary>
    Update,

    /// <summary>The keyword USING.</summary>
    Using,

    /// <summary>The keyword VACUUM.</summary>
    Vacuum,

    /// <summary>The keyword VALUES.</summary>
    Values,

    /// <summary>The keyword VIEW.</summary>
    View,

    /// <summary>The keyword VIRTUAL.</summary>
    Virtual,

    /// <summary>The keyword WHEN.</summary>
    When,

    /// <summary>The keyword WHERE.</summary>
    Where,

    /// <summary>The keyword WINDOW.</summary>
    Window,

    /// <summary>The keyword WITH.</summary>
    With,

    /// <summary>The keyword WITHOUT.</summary>
    Without,
}
