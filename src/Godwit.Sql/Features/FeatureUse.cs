using Godwit.Sql.Text;

namespace Godwit.Sql.Features;

/// <summary>A place that needs a feature.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Span">The place.</param>
public sealed record FeatureUse(SqliteFeature Feature, TextSpan Span);
