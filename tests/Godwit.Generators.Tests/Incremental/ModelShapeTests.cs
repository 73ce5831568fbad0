using System.Reflection;
using Godwit.Sql.Features;
using Godwit.Sql.Parsing;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators.Tests;

/// <summary>The shape of the models that go through the pipeline: immutable, equatable, without Roslyn's objects.</summary>
public class ModelShapeTests
{
    /// <summary>What a model may hold of others: a file that is not read yet, plain places, a rule, and SQL as it was parsed.</summary>
    private static readonly Type[] Allowed = [typeof(AdditionalText), typeof(Microsoft.CodeAnalysis.Text.TextSpan), typeof(Microsoft.CodeAnalysis.Text.LinePositionSpan), typeof(DiagnosticDescriptor), typeof(ScriptSyntax), typeof(SqliteVersion), typeof(DiagnosticSeverity)];

    private static readonly Type[] Roots = [typeof(PlacedSet), typeof(DataMigrationClass), typeof(ScriptFile), typeof(Script), typeof(LockText), typeof(LockOptions), typeof(OrderedSet), typeof(RegistryModel), typeof(ScriptSource), typeof(Problem), typeof(SqlClass), typeof(PlannedClass)];

    public static TheoryData<Type> Models => [.. Reachable()];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_a_sealed_equatable_type_whose_members_cannot_be_set(Type model)
    {
        ArgumentNullException.ThrowIfNull(model);

        Assert.True(model.IsSealed);
        Assert.Contains(typeof(IEquatable<>).MakeGenericType(model), model.GetInterfaces());
        Assert.All(
            model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            field => Assert.True(field.IsInitOnly, $"{field} can be set"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_holds_values_and_other_models_only(Type model)
    {
        ArgumentNullException.ThrowIfNull(model);

        Assert.All(Parts(model), part => Assert.True(
            part.IsPrimitive || part == typeof(string) || Allowed.Contains(part) || part.Assembly == typeof(Script).Assembly,
            $"{model.Name} holds a {part}"));
    }

    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(Roots);
        while (open.TryPop(out var type))
        {
            if (found.Add(type))
                Parts(type).Where(part => part.Assembly == typeof(Script).Assembly).ToList().ForEach(open.Push);
        }

        return found;
    }

    // A collection of something counts as what it is of.
    private static IEnumerable<Type> Parts(Type model) => model
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(field => Content(field.FieldType))
        .Where(type => !type.IsEnum);

    private static Type Content(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(EquatableArray<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>)) ? Content(type.GetGenericArguments()[0]) : type;
}
