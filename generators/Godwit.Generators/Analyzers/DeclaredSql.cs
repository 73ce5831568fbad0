using Godwit.Sql.Parsing;
using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>The statements of a class's <c>[Sql]</c> methods as one script.</summary>
internal sealed class DeclaredSql
{
    // A comment at the end of a statement ends with its line.
    private const string Separator = "\n;\n";

    private readonly List<(int Start, IMethodSymbol Method, AttributeData Attribute)> _methods;

    private DeclaredSql(List<(int Start, IMethodSymbol Method, AttributeData Attribute)> methods, ScriptSyntax syntax) => (_methods, Syntax) = (methods, syntax);

    public ScriptSyntax Syntax { get; }

    /// <summary>The statements of a class; null where a method does not hold exactly one, for which it has a message already.</summary>
    public static DeclaredSql? Of(INamedTypeSymbol type)
    {
        var methods = new List<(int Start, IMethodSymbol Method, AttributeData Attribute)>();
        var texts = new List<string>();
        var start = 0;
        foreach (var (method, attribute) in SqlClassReader.Methods(type))
        {
            var text = SqlMethodReader.Text(attribute);
            if (ParsedTexts.Of(text).Statements is not { Length: 1 } statements || statements[0].Syntax is null)
                return null;
            methods.Add((start, method, attribute));
            texts.Add(text);
            start += text.Length + Separator.Length;
        }

        var script = SqlParser.ParseScript(string.Join(Separator, texts));
        return script.Statements.Length == methods.Count ? new DeclaredSql(methods, script) : null;
    }

    /// <summary>The method that holds a place of the script, and the place in its own text.</summary>
    public (IMethodSymbol Method, AttributeData Attribute, SqlPlace Place) Find(TextSpan span)
    {
        var (start, method, attribute) = _methods[_methods.FindLastIndex(candidate => candidate.Start <= span.Start)];
        return (method, attribute, new SqlPlace(SqlPart.Text, span.Start - start, span.Length));
    }
}
