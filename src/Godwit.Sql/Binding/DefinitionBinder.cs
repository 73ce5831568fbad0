using Godwit.Sql.Lexing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds expressions that see one table only.</summary>
internal static class DefinitionBinder
{
    public static void Bind(BindingSession session, Surroundings around, Relation table, Expression expression, DefinitionPlace place)
    {
        var source = new Source(table.Name, expression.Span)
        {
            Relation = table,
            Columns = table.Columns,
            IsOpaque = table.IsOpaque,
            HasRowId = table is not (Table { WithoutRowId: true } or View),
            RowIdAlias = (table as Table)?.RowIdAlias ?? -1,
        };
        var scope = new Scope(session, around, [source], outer: null) { Flags = FlagsOf(place) };
        if (place == DefinitionPlace.IndexTerm && Text(expression) is { } text)
            NameLookup.Find(scope, new ColumnQuery(Database: null, Table: null, Names.Unquote(text.Text), Name: null, text.Span));
        else
            ExpressionBinder.BindScalar(scope, expression);
    }

    private static ScopeFlags FlagsOf(DefinitionPlace place) => place switch
    {
        DefinitionPlace.Check => ScopeFlags.Check,
        DefinitionPlace.GeneratedColumn => ScopeFlags.GeneratedColumn,
        DefinitionPlace.IndexTerm => ScopeFlags.IndexExpression,
        _ => ScopeFlags.PartialIndex,
    };

    // A text in single quotes names a column here.
    private static LiteralExpression? Text(Expression expression) => expression switch
    {
        CollateExpression collate => Text(collate.Operand),
        LiteralExpression { Kind: LiteralKind.String } literal => literal,
        _ => null,
    };
}
