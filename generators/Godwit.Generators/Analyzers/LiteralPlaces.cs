using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.Generators;

/// <summary>Where a character of a constant stands in a C# file.</summary>
internal readonly record struct LiteralPlace(SyntaxTree Tree, int Start, int End);

/// <summary>The places of the characters of a constant text: literals of every kind, put together by + or from other constants.</summary>
internal static class LiteralPlaces
{
    /// <summary>
    /// The place of each character of the normalised text, and one behind the last; null where an expression has a part
    /// that is no literal.
    /// </summary>
    public static IReadOnlyList<LiteralPlace>? Of(Compilation compilation, ExpressionSyntax expression)
    {
        var characters = new List<(char Value, LiteralPlace Place)>();
        if (!Add(compilation, expression, characters) || characters.Count == 0)
            return null;

        // As ScriptText.Normalize.
        var places = new List<LiteralPlace>(characters.Count + 1);
        for (var index = 0; index < characters.Count; index++)
        {
            var isDropped = characters[index].Value == '\r' && index + 1 < characters.Count && characters[index + 1].Value == '\n';
            if (!isDropped && !(index == 0 && characters[index].Value == '\uFEFF'))
                places.Add(characters[index].Place);
        }

        var last = characters[characters.Count - 1].Place;
        places.Add(last with { Start = last.End });
        return places;
    }

    private static bool Add(Compilation compilation, ExpressionSyntax expression, List<(char Value, LiteralPlace Place)> characters)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Add(compilation, inner.Expression, characters);
            case LiteralExpressionSyntax { Token.Value: string } literal:
                return Add(literal.Token, characters);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return Add(compilation, sum.Left, characters) && Add(compilation, sum.Right, characters);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return Constant(compilation, expression) is { } constant && Add(compilation, constant, characters);
            default:
                return false;
        }
    }

    private static bool Add(SyntaxToken token, List<(char Value, LiteralPlace Place)> characters)
    {
        var spans = LiteralCharacters.Of(token);
        if (spans.Count != token.ValueText.Length)
            return false;
        for (var index = 0; index < spans.Count; index++)
            characters.Add((token.ValueText[index], new LiteralPlace(token.SyntaxTree!, token.SpanStart + spans[index].Start, token.SpanStart + spans[index].End)));
        return true;
    }

    private static ExpressionSyntax? Constant(Compilation compilation, ExpressionSyntax expression)
    {
        // One constant, once a finding is reported: there is no other way to what its name refers to.
#pragma warning disable RS1030
        var symbol = compilation.GetSemanticModel(expression.SyntaxTree).GetSymbolInfo(expression).Symbol;
#pragma warning restore RS1030
        return symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;
    }
}
