using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>
/// Reads the columns and constraints of a table in the order of their text, as the engine does, so that of several
/// faults the same one is found first.
/// </summary>
internal sealed class TableBuilder(ChangeContext context, Table table)
{
    private int _columnKeys = table.ColumnKeys;
    private bool _isStrict = table.Strict;
    private bool _isWithoutRowId = table.WithoutRowId;
    private readonly List<Column> _columns = [.. table.Columns];
    private readonly List<Expression> _generated = [];
    private readonly List<Expression> _checkExpressions = [];
    private readonly List<CheckConstraint> _checks = [.. table.Checks];
    private readonly List<ForeignKey> _foreignKeys = [.. table.ForeignKeys];
    private readonly TableKeys _keys = new(context, table.Name);

    /// <summary>The table as far as it was read.</summary>
    public Table Table => table with { Strict = _isStrict, WithoutRowId = _isWithoutRowId, Columns = [.. _columns], Checks = [.. _checks], ForeignKeys = [.. _foreignKeys], ColumnKeys = _columnKeys };

    public TableKeys Keys => _keys;

    public SqlProblem? Add(ColumnDefinition definition)
    {
        var name = definition.Name.Text;
        if (_columns.Exists(c => NameComparer.Same(c.Name, name)))
            return new SqlProblem(SqlProblemKind.AlreadyExists, $"duplicate column name: {name}", definition.Name.Span) { Name = name };
        _columns.Add(new Column(name, DeclaredTypes.Normalize(definition.Type?.Text ?? "")));
        foreach (var constraint in definition.Constraints)
        {
            if (Add(constraint) is { } problem)
                return problem;
        }

        return null;
    }

    public SqlProblem? Add(TableConstraint constraint)
    {
        switch (constraint)
        {
            case TablePrimaryKey key:
                return _keys.AddPrimaryKey(_columns, key);
            case TableUnique unique:
                return _keys.AddUnique(Table, unique.Columns, unique.OnConflict);
            case TableCheck check:
                AddCheck(check.ConstraintName, check.Condition);
                return null;
            case TableForeignKey key:
                return ForeignKeys.Read(_columns, key, _foreignKeys);
            default:
                return null;
        }
    }

    /// <summary>What the engine checks behind the closing parenthesis.</summary>
    public SqlProblem? Finish(bool isStrict, bool isWithoutRowId, QualifiedName name, bool isLoading = false)
    {
        var alias = _keys.RowIdAlias >= 0 ? _keys.RowIdAlias : table.RowIdAlias;
        if (isStrict && Strictness.Apply(table.Name, _columns, alias) is { } untyped)
            return untyped with { Span = name.Span };
        if (isWithoutRowId && _keys.UseAsTable(_columns, table.Name, name) is { } keyless)
            return keyless;
        _isStrict = isStrict;
        _isWithoutRowId |= isWithoutRowId;
        var read = Table;

        var check = new TableExpression(context, read, ExpressionPlace.Check) { AllowsDoubleQuotedText = isLoading };
        var problem = _checkExpressions.Select(check.Check).FirstOrDefault(p => p is not null);

        // Behind a fault the engine looks only at the outermost function of each generated column, and tells the last fault.
        var generated = new TableExpression(context, read, ExpressionPlace.Generated) { AllowsDoubleQuotedText = isLoading };
        foreach (var expression in _generated)
            problem = (problem is null ? generated.Check(expression) : generated.CheckCall(expression)) ?? problem;
        return AllGenerated(name) ?? problem;
    }

    private SqlProblem? AllGenerated(QualifiedName name) => _columns.TrueForAll(c => c.IsGenerated)
        ? new SqlProblem(SqlProblemKind.InvalidDefinition, "must have at least one non-generated column", name.Span)
        : null;

    private SqlProblem? Add(ColumnConstraint constraint)
    {
        var column = _columns[_columns.Count - 1];
        switch (constraint)
        {
            case ColumnNotNull:
                Replace(column with { NotNull = true });
                return null;
            case ColumnDefault value:
                return AddDefault(column, value);
            case ColumnCollation collation:
                return AddCollation(column, collation.Collation);
            case ColumnGenerated generated:
                return AddGenerated(column, generated);
            case ColumnCheck check:
                AddCheck(check.ConstraintName, check.Condition);
                return null;
            case ColumnPrimaryKey key:
                return _keys.AddPrimaryKey(_columns, key);
            case ColumnUnique unique:
                return _keys.AddUnique(_columns, unique);
            case ColumnReferences references:
                return AddForeignKey(references);
            case ColumnDeferral deferral:
                if (_columnKeys > 0)
                    _foreignKeys[_columnKeys - 1] = _foreignKeys[_columnKeys - 1] with { Deferred = ForeignKeys.IsDeferred(deferral.Deferral) };
                return null;
            default:
                return null;
        }
    }

    private SqlProblem? AddForeignKey(ColumnReferences references)
    {
        if (ForeignKeys.Read(_columns, references, context, out var key) is { } problem)
            return problem;
        _foreignKeys.Insert(_columnKeys++, key!);
        return null;
    }

    private void Replace(Column column) => _columns[_columns.Count - 1] = column;

    private void AddCheck(Name? name, Expression condition)
    {
        _checkExpressions.Add(condition);
        _checks.Add(new CheckConstraint(name?.Text, context.Raw(condition)));
    }

    private SqlProblem? AddDefault(Column column, ColumnDefault value)
    {
        if (!ConstantExpression.MayBeDefault(value))
            return new SqlProblem(SqlProblemKind.InvalidDefinition, $"default value of column [{column.Name}] is not constant", value.Value.Span);
        if (column.IsGenerated)
            return new SqlProblem(SqlProblemKind.InvalidDefinition, "cannot use DEFAULT on a generated column", value.Span);
        Replace(column with { Default = DefaultText(value) });
        return null;
    }

    private string DefaultText(ColumnDefault value)
    {
        if (!value.IsParenthesized)
            return context.Raw(value.Value);
        var start = value.ConstraintName is { } name ? Trivia.End(context.Text, name.Span.End) : value.Span.Start;
        var open = Trivia.End(context.Text, start + "DEFAULT".Length);
        return context.Slice(open + 1, value.Span.End - 1).Trim(' ', '\t', '\n', '\r', '\f');
    }

    private SqlProblem? AddCollation(Column column, Name collation)
    {
        if (TableExpression.Collation(context, collation) is { } problem)
            return problem;
        Replace(column with { Collation = collation.Text });
        _keys.Recollate(_columns.Count - 1, collation.Text);
        return null;
    }

    private SqlProblem? AddGenerated(Column column, ColumnGenerated generated)
    {
        var storage = generated.Storage?.Text ?? "virtual";
        var isStored = NameComparer.Same(storage, "stored");
        if (column.Default is not null || column.IsGenerated || (!isStored && !NameComparer.Same(storage, "virtual")))
            return new SqlProblem(SqlProblemKind.InvalidDefinition, $"error in generated column \"{column.Name}\"", generated.Span);
        Replace(column with
        {
            Visibility = isStored ? ColumnVisibility.StoredGenerated : ColumnVisibility.VirtualGenerated,
            Generated = context.Raw(generated.Expression),
        });
        _generated.Add(generated.Expression);
        return column.PrimaryKeyOrdinal > 0 ? TableKeys.GeneratedKey(generated) : null;
    }
}
