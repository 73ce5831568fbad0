using System.Reflection;
using System.Runtime.CompilerServices;

namespace Godwit.Tests;

/// <summary>
/// The public shape of an assembly as text, one member a line, compared with <c>Class.Method.verified.txt</c> beside the
/// test as Verify does it: a change of the shape is a change of that file, to be seen in review.
/// </summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static void Verify(Assembly assembly, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var verified = $"{Path.ChangeExtension(testFile, null)}.{method}.verified.txt";
        var received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        var text = string.Join('\n', assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines)) + "\n";
        if (File.Exists(verified) && File.ReadAllText(verified) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"The public API differs from what was approved. Compare, and rename where it is right: {received}");
    }

    private static IEnumerable<string> Lines(Type type)
    {
        var bases = new[] { type.BaseType }.Concat(type.GetInterfaces()).OfType<Type>().Where(item => item != typeof(object) && item != typeof(ValueType) && item.IsVisible).Select(Name);
        yield return $"{Kind(type)} {Name(type)}{string.Concat(bases.Order(StringComparer.Ordinal).Select((name, index) => (index == 0 ? " : " : ", ") + name))}";
        var members = type.IsEnum ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue())}") : type.GetMembers(Declared).Select(Line).OfType<string>().Order(StringComparer.Ordinal);
        foreach (var member in members)
            yield return "    " + member;
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) => $"new({Parameters(constructor)})",
        PropertyInfo property when Accessors(property).Any(IsVisible) => $"{Modifier(Accessors(property).First(IsVisible))}{Name(property.PropertyType)} {property.Name} {{ {string.Concat(Accessors(property).Where(IsVisible).Select(accessor => Accessor(property, accessor)))}}}",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !method.IsDefined(typeof(CompilerGeneratedAttribute)) => $"{Modifier(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static MethodInfo[] Accessors(PropertyInfo property) => property.GetAccessors(nonPublic: true);

    private static string Accessor(PropertyInfo property, MethodInfo accessor) =>
        accessor == property.GetMethod ? "get; " : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Modifier(MethodInfo method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "") + (method.IsStatic ? "static " : "") + (method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string Generics(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        if (type.IsArray || type.IsByRef)
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "&");
        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
