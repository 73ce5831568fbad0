using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Something wrong with a <c>[Sql]</c> method, with its place by what it is about, so that it compares equal when lines move.</summary>
internal sealed record SqlFinding(DiagnosticDescriptor Rule, SqlPlace Place, EquatableArray<string> Arguments)
{
    public static SqlFinding Of(DiagnosticDescriptor rule, SqlPlace place, params string[] arguments) => new(rule, place, arguments.ToEquatableArray());
}

/// <summary>What part of a method a finding is about.</summary>
internal enum SqlPart
{
    Name,
    ReturnType,
    Parameter,
    Text,
}

/// <summary>A place in a method.</summary>
/// <param name="Part">The part.</param>
/// <param name="Index">The parameter, from 0; the start in the SQL's text.</param>
/// <param name="Length">The length in the SQL's text.</param>
internal readonly record struct SqlPlace(SqlPart Part, int Index = 0, int Length = 0)
{
    public static SqlPlace Name => new(SqlPart.Name);

    public static SqlPlace ReturnType => new(SqlPart.ReturnType);

    public static SqlPlace Parameter(int index) => new(SqlPart.Parameter, index);

    public static SqlPlace Text(TextSpan span) => new(SqlPart.Text, span.Start, span.Length);
}
