namespace Godwit.Generators;

/// <summary>A class with <c>[Sql]</c> methods.</summary>
/// <param name="Namespace">The namespace, or empty.</param>
/// <param name="Declarations">The partial declarations from the outermost type to the class itself.</param>
/// <param name="FullName">The name with namespace and outer types.</param>
/// <param name="CanEmit">Whether members can be added to it.</param>
/// <param name="Methods">The methods in the order of their declaration.</param>
/// <param name="Functions">The functions that its SQL can call.</param>
internal sealed record SqlClass(
    string Namespace,
    EquatableArray<string> Declarations,
    string FullName,
    bool CanEmit,
    EquatableArray<SqlMethod> Methods,
    EquatableArray<SqlFunction> Functions);

/// <summary>A method with <c>[Sql]</c>.</summary>
/// <param name="Name">The name as a declaration writes it.</param>
/// <param name="Sql">The normalised text.</param>
/// <param name="Modifiers">The modifiers as they are written.</param>
/// <param name="ReturnType">The type as a declaration writes it.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Context">The name of the parameter for the context.</param>
/// <param name="Parameters">All parameters.</param>
/// <param name="IsStatic">Whether it has no instance.</param>
/// <param name="CanEmit">Whether it waits for a body.</param>
/// <param name="Faults">What is wrong with the method itself.</param>
internal sealed record SqlMethod(
    string Name,
    string Sql,
    string Modifiers,
    string ReturnType,
    SqlResult Result,
    string Context,
    EquatableArray<SqlParameter> Parameters,
    bool IsStatic,
    bool CanEmit,
    EquatableArray<SqlFinding> Faults);

/// <summary>A parameter of such a method.</summary>
/// <param name="Name">The name.</param>
/// <param name="Declaration">The declaration without default value.</param>
/// <param name="Type">The type; null for the context, and for one without a place in SQLite.</param>
internal sealed record SqlParameter(string Name, string Declaration, ClrType? Type)
{
    /// <summary>The name as code refers to it.</summary>
    public string Reference => Literal.Identifier(Name);
}

/// <summary>How many rows a method returns.</summary>
internal enum SqlResultKind
{
    Nothing,
    One,
    OneOrNone,
    Many,
}

/// <summary>What a method returns.</summary>
/// <param name="Kind">How many rows.</param>
/// <param name="Row">A row; null where nothing is returned, or where the type cannot be one.</param>
internal sealed record SqlResult(SqlResultKind Kind, RowType? Row);
