using System.Collections.Immutable;
using Godwit.Sql.Binding;

namespace Godwit.Generators;

/// <summary>Matches the parameters of a statement with those of its method.</summary>
internal static class ArgumentMatcher
{
    public static EquatableArray<BoundArgument> Match(SqlMethod method, ImmutableArray<BoundParameter> parameters, ImmutableArray<SqlFinding>.Builder findings)
    {
        var arguments = new List<BoundArgument>();
        foreach (var parameter in parameters)
        {
            var place = SqlPlace.Text(parameter.Span);
            if (SqlNames.OfParameter(parameter.Name) is not { } name)
                findings.Add(SqlFinding.Of(RuleCatalogue.SqlParameterMissing, place, parameter.Name ?? "?", "it has no name; write @name, and it is matched with the method's parameter of that name"));
            else if (method.Parameters.FirstOrDefault(candidate => candidate.Type is not null && SqlNames.Same(name, candidate.Name)) is { } found)
                arguments.Add(Check(parameter, found, findings));
            else
                findings.Add(SqlFinding.Of(RuleCatalogue.SqlParameterMissing, place, parameter.Name!, $"{method.Name} has no parameter of that name; add one"));
        }

        for (var index = 0; index < method.Parameters.Count; index++)
        {
            var parameter = method.Parameters[index];
            if (parameter.Type is not null && !arguments.Exists(argument => ReferenceEquals(argument.Parameter, parameter)))
                findings.Add(SqlFinding.Of(RuleCatalogue.SqlParameterUnused, SqlPlace.Parameter(index), parameter.Name, method.Name));
        }

        return arguments.ToEquatableArray();
    }

    private static BoundArgument Check(BoundParameter parameter, SqlParameter found, ImmutableArray<SqlFinding>.Builder findings)
    {
        if (TypeFit.OfParameter(parameter.Type, found.Type!.Kind) is { } misfit)
        {
            var target = parameter.Column is { } column ? $"the column {column.Name} ({column.DeclaredType})" : $"a value of type {parameter.Type.ToString().ToUpperInvariant()}";
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlType, SqlPlace.Text(parameter.Span), $"{parameter.Name} is {target}, and the parameter is {found.Type.Display}: {misfit}"));
        }
        else if (found.Type.IsNullable && !parameter.IsNullable)
        {
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlNullability, SqlPlace.Text(parameter.Span), $"{parameter.Name} can be null, and {parameter.Column?.Name ?? "its place"} takes no NULL; make the parameter {found.Type.Name}"));
        }

        return new BoundArgument(parameter.Number, found);
    }
}
