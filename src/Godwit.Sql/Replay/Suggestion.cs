namespace Godwit.Sql.Replay;

/// <summary>Finds the name that was meant.</summary>
public static class Suggestion
{
    /// <summary>
    /// The candidate that differs from a name by the fewest letters (added, left out, changed, or two swapped), if they are
    /// no more than a third of it; or null. Of equals the first in the alphabet.
    /// </summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="candidates">The names that there are.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, name.Length / 3);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (Candidate: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(found => found.Distance > 0 && found.Distance <= limit && found.Distance < name.Length)
            .OrderBy(found => found.Distance)
            .ThenBy(found => found.Candidate, StringComparer.OrdinalIgnoreCase)
            .Select(found => found.Candidate)
            .FirstOrDefault();
    }

    private static int Distance(string one, string other)
    {
        var (last, previous, current) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(changed, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    current[j] = Math.Min(current[j], last[j - 2] + 1);
            }

            (last, previous, current) = (previous, current, last);
        }

        return previous[other.Length];
    }
}
