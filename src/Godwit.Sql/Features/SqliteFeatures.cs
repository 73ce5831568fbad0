using System.Collections.Immutable;
using Godwit.Sql.Parsing;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Features;

/// <summary>Which version of SQLite a statement needs, as far as its grammar tells.</summary>
public static class SqliteFeatures
{
    /// <summary>The features that a statement uses, in the order of the text.</summary>
    /// <param name="statement">The statement.</param>
    public static ImmutableArray<FeatureUse> UsedBy(Statement statement) =>
        [.. statement.DescendantsAndSelf().SelectMany(Uses).OrderBy(use => use.Span.Start)];

    /// <summary>The oldest version that has everything that the statements of a script use; null where any will do.</summary>
    /// <param name="script">The script. Statements that do not parse do not count.</param>
    public static SqliteVersion? RequiredVersion(ScriptSyntax script)
    {
        SqliteVersion? required = null;
        foreach (var use in script.Statements.Where(statement => statement.Syntax is not null).SelectMany(statement => UsedBy(statement.Syntax!)))
        {
            if (required is not { } version || use.Feature.Since > version)
                required = use.Feature.Since;
        }

        return required;
    }

    private static IEnumerable<FeatureUse> Uses(SqlNode node) => node switch
    {
        Expression expression => OfExpression(expression),
        CreateTableStatement create => create.Options.SelectMany(OfOption),
        CreateIndexStatement create => OfIndex(create),
        CreateViewStatement { Columns.IsEmpty: false } create => One(SqliteFeature.ViewColumns, create.Columns[0]),
        ColumnGenerated => One(SqliteFeature.GeneratedColumn, node),
        RenameColumnStatement => One(SqliteFeature.RenameColumn, node),
        DropColumnStatement => One(SqliteFeature.DropColumn, node),
        VacuumStatement vacuum => OfVacuum(vacuum),
        InsertStatement insert => OfUpserts(insert),
        UpdateStatement { From: { } from } => One(SqliteFeature.UpdateFrom, from),
        SetClause { IsRow: true } => One(SqliteFeature.RowValue, node),
        ReturningClause => One(SqliteFeature.Returning, node),
        WithClause => One(SqliteFeature.CommonTableExpression, node),
        CommonTableExpression { Materialization: not null } table => One(SqliteFeature.Materialized, table.Name),
        OrderingTerm { Nulls: not null } => One(SqliteFeature.NullsOrder, node),
        JoinOperator join when join.Words.Any(IsRightOrFull) => One(SqliteFeature.RightJoin, node),
        TableFunction function => One(SqliteFeature.TableFunction, function.Function),
        OverClause or WindowDefinition => One(SqliteFeature.WindowFunction, node),
        WindowSpecification { BaseWindow: { } window } => One(SqliteFeature.WindowFrames, window),
        FrameClause frame when IsNewFrame(frame) => One(SqliteFeature.WindowFrames, frame),
        _ => [],
    };

    private static IEnumerable<FeatureUse> OfExpression(Expression expression) => expression switch
    {
        LiteralExpression { Kind: LiteralKind.Integer or LiteralKind.Float } literal => OfNumber(literal),
        RowExpression => One(SqliteFeature.RowValue, expression),
        BinaryExpression { Operator: BinaryOperator.Arrow or BinaryOperator.LongArrow } => One(SqliteFeature.ArrowOperator, expression),
        BinaryExpression { Operator: BinaryOperator.IsDistinctFrom or BinaryOperator.IsNotDistinctFrom } => One(SqliteFeature.DistinctFrom, expression),
        InTableExpression { IsCall: true } call => One(SqliteFeature.TableFunction, call.Table),
        FunctionExpression function => OfFunction(function),
        RaiseExpression { Message: not (null or LiteralExpression or ColumnExpression) } raise => One(SqliteFeature.RaiseExpression, raise.Message!),
        _ => [],
    };

    private static IEnumerable<FeatureUse> OfNumber(LiteralExpression literal)
    {
        if (literal.Text.Length > 1 && literal.Text[1] is 'x' or 'X')
            yield return Use(SqliteFeature.HexadecimalInteger, literal.Span);
        if (literal.Text.IndexOf('_') >= 0)
            yield return Use(SqliteFeature.NumberSeparator, literal.Span);
    }

    private static IEnumerable<FeatureUse> OfFunction(FunctionExpression function)
    {
        if (!function.OrderBy.IsEmpty)
            yield return Use(SqliteFeature.AggregateOrder, function.Span);
        if (function.Filter is not null && function.Over is null)
            yield return Use(SqliteFeature.AggregateFilter, function.Span);
    }

    private static IEnumerable<FeatureUse> OfOption(TableOption option) => option.Kind switch
    {
        TableOptionKind.Strict => One(SqliteFeature.StrictTable, option),
        TableOptionKind.WithoutRowId => One(SqliteFeature.WithoutRowId, option),
        _ => [],
    };

    private static IEnumerable<FeatureUse> OfIndex(CreateIndexStatement create)
    {
        if (create.Where is not null)
            yield return Use(SqliteFeature.PartialIndex, create.Where.Span);
        foreach (var column in create.Columns.Where(column => !IsColumn(column.Expression)))
            yield return Use(SqliteFeature.ExpressionIndex, column.Span);
    }

    private static bool IsColumn(Expression expression) => expression switch
    {
        CollateExpression collate => IsColumn(collate.Operand),
        ColumnExpression or LiteralExpression { Kind: LiteralKind.String } => true,
        _ => false,
    };

    private static IEnumerable<FeatureUse> OfVacuum(VacuumStatement vacuum)
    {
        if (vacuum.Schema is not null)
            yield return Use(SqliteFeature.VacuumSchema, vacuum.Schema.Span);
        if (vacuum.Into is not null)
            yield return Use(SqliteFeature.VacuumInto, vacuum.Into.Span);
    }

    private static IEnumerable<FeatureUse> OfUpserts(InsertStatement insert)
    {
        for (var i = 0; i < insert.Upserts.Length; i++)
        {
            var upsert = insert.Upserts[i];
            var isGeneral = i > 0 || (upsert.Target.IsEmpty && !upsert.Sets.IsEmpty);
            yield return Use(isGeneral ? SqliteFeature.GeneralUpsert : SqliteFeature.Upsert, upsert.Span);
        }
    }

    private static bool IsNewFrame(FrameClause frame) =>
        frame.Unit == FrameUnit.Groups || frame.Exclusion is not null
        || (frame.Unit == FrameUnit.Range && (frame.Start.Offset is not null || frame.End?.Offset is not null));

    private static bool IsRightOrFull(Name word) =>
        word.Text.Equals("RIGHT", StringComparison.OrdinalIgnoreCase) || word.Text.Equals("FULL", StringComparison.OrdinalIgnoreCase);

    private static FeatureUse[] One(SqliteFeature feature, SqlNode node) => [Use(feature, node.Span)];

    private static FeatureUse Use(SqliteFeature feature, TextSpan span) => new(feature, span);
}
