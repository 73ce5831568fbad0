using System.Globalization;

namespace Godwit;

/// <summary>How far a walk through a table is.</summary>
/// <param name="Done">The rows that are done.</param>
/// <param name="Total">The rows that there were at its start.</param>
/// <param name="After">The key of the last row that is done; null where the walk is over.</param>
/// <param name="End">The key of the last row at its start; null where the walk is over.</param>
internal sealed record WalkCursor(long Done, long Total, TableKey? After = null, TableKey? End = null)
{
    public bool IsOver => After is null;

    public static WalkCursor Parse(string detail)
    {
        var fields = detail.Split('/');
        var rows = new WalkCursor(long.Parse(fields[0], CultureInfo.InvariantCulture), long.Parse(fields[1], CultureInfo.InvariantCulture));
        return fields.Length == 2 ? rows : rows with { After = TableKey.Decode(fields[2]), End = TableKey.Decode(fields[3]) };
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Done}/{Total}{(After is null ? "" : $"/{After.Encode()}/{End!.Encode()}")}");
}
