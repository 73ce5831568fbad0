using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Godwit.Generators;

/// <summary>A text handed to <c>MigrationContext.Execute</c> or to a <c>SqliteCommand</c>.</summary>
/// <param name="Owner">The class that does it.</param>
/// <param name="Expression">The text's expression.</param>
/// <param name="Sql">The text, normalised; null where it is no constant.</param>
/// <param name="IsExecute">Whether it is one statement for Execute.</param>
internal sealed record HandedSql(INamedTypeSymbol Owner, ExpressionSyntax Expression, string? Sql, bool IsExecute)
{
    private const string Command = "Microsoft.Data.Sqlite.SqliteCommand";

    /// <summary>What an operation hands over, or null.</summary>
    public static HandedSql? Of(IOperation operation, ISymbol containing) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Execute", ContainingType: var type } } call when type.ToDisplayString() == "Godwit.MigrationContext" =>
            Of(containing, Argument(call.Arguments, "sql"), isExecute: true),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "CommandText", ContainingType: var type } } } set when type.ToDisplayString() == Command =>
            Of(containing, set.Value, isExecute: false),
        IObjectCreationOperation { Constructor.ContainingType: var type } create when type.ToDisplayString() == Command =>
            Of(containing, Argument(create.Arguments, "commandText"), isExecute: false),
        _ => null,
    };

    private static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    private static HandedSql? Of(ISymbol containing, IOperation? value, bool isExecute) =>
        value?.Syntax is ExpressionSyntax expression && containing.ContainingType is { } owner
            ? new HandedSql(owner, expression, value.ConstantValue is { HasValue: true, Value: string text } ? Godwit.Sql.Text.ScriptText.Normalize(text) : null, isExecute)
            : null;
}
