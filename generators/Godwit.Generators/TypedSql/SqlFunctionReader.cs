using Godwit.Sql.Binding;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Reads a method with <c>[SqlFunction]</c>.</summary>
internal static class SqlFunctionReader
{
    private static readonly ClrKind[] Kinds =
        [ClrKind.Int64, ClrKind.Integer, ClrKind.UInt64, ClrKind.Boolean, ClrKind.Double, ClrKind.Single, ClrKind.String, ClrKind.Bytes, ClrKind.Memory, ClrKind.ByteSpan];

    /// <summary>The function, or null where <paramref name="fault"/> says why it cannot be one.</summary>
    public static SqlFunction? Read(IMethodSymbol method, AttributeData attribute, out string? fault)
    {
        fault = Fault(method);
        if (fault is not null)
            return null;
        var name = attribute.ConstructorArguments.FirstOrDefault().Value is string given ? given : method.Name;
        if (name.Length is 0 or > 255)
        {
            fault = "its name in SQL must have 1 to 255 characters";
            return null;
        }

        return new SqlFunction(
            name,
            Literal.Identifier(method.Name),
            method.Parameters.Select(parameter => ClrTypeReader.Read(parameter.Type)!).ToEquatableArray(),
            ClrTypeReader.Read(method.ReturnType)!,
            method.IsStatic,
            attribute.NamedArguments.Any(argument => argument is { Key: "IsDeterministic", Value.Value: true }));
    }

    /// <summary>What the binder needs to know of a function.</summary>
    public static ProgramFunction ToProgramFunction(SqlFunction function) => new(
        function.Name,
        function.Parameters.Count,
        function.Result.Kind switch
        {
            ClrKind.Double or ClrKind.Single => SqlType.Real,
            ClrKind.String => SqlType.Text,
            ClrKind.Bytes or ClrKind.Memory or ClrKind.ByteSpan => SqlType.Blob,
            _ => SqlType.Integer,
        },
        function.Result.IsNullable);

    private static string? Fault(IMethodSymbol method)
    {
        if (method.IsGenericMethod || method.RefKind != RefKind.None || method.MethodKind != MethodKind.Ordinary)
            return "it is generic, or returns by reference; SQL needs one plain method";
        if (method.Parameters.Length > 100)
            return "it has more than 100 parameters, more than SQLite allows";
        if (method.Parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None || !IsSupported(parameter.Type)) is { } parameter)
            return $"its parameter '{parameter.Name}' has a type that SQL cannot pass; take a number, text or bytes, by value";
        return IsSupported(method.ReturnType) ? null : "its result has a type that SQL cannot take; return a number, text or bytes";
    }

    private static bool IsSupported(ITypeSymbol type) => ClrTypeReader.Read(type) is { } read && Kinds.Contains(read.Kind);
}
