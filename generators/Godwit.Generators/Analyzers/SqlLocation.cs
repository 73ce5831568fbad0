using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.Generators;

/// <summary>Finds the place of a finding in the C# file.</summary>
internal static class SqlLocation
{
    public static Location Of(Compilation compilation, IMethodSymbol method, AttributeData attribute, SqlPlace place)
    {
        var declaration = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax();
        return place.Part switch
        {
            SqlPart.ReturnType => declaration.ReturnType.GetLocation(),
            SqlPart.Parameter => declaration.ParameterList.Parameters[place.Index].GetLocation(),
            SqlPart.Text => OfText(compilation, attribute, place) ?? declaration.Identifier.GetLocation(),
            _ => declaration.Identifier.GetLocation(),
        };
    }

    private static Location? OfText(Compilation compilation, AttributeData attribute, SqlPlace place)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments })
            return null;
        return In(compilation, arguments[0].Expression, place);
    }

    /// <summary>A place in the text of an expression; the whole expression where its parts are not known.</summary>
    public static Location In(Compilation compilation, ExpressionSyntax expression, SqlPlace place) =>
        (LiteralPlaces.Of(compilation, expression) is { } places ? In(places, place) : null) ?? expression.GetLocation();

    private static Location? In(IReadOnlyList<LiteralPlace> places, SqlPlace place)
    {
        if (place.Index >= places.Count)
            return null;
        var start = places[place.Index];
        var last = places[Math.Min(place.Index + Math.Max(place.Length, 1), places.Count) - 1];
        var end = last.Tree == start.Tree && last.End > start.Start ? last.End : start.End;
        return Location.Create(start.Tree, TextSpan.FromBounds(start.Start, place.Length == 0 ? start.Start : end));
    }
}
