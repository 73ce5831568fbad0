using Godwit.Sql.Text;

namespace Godwit.Sql.Parsing;

// How deep a statement may nest. Parentheses, operators and prefixes are kept on a stack of our own; what is left of
// recursion is counted, and what does not fit on an ordinary stack asks to be parsed on a larger one.
internal sealed partial class StatementParser
{
    /// <summary>SQLITE_MAX_EXPR_DEPTH, which the engine's builds leave at its default.</summary>
    private const int MaxHeight = 1000;

    // A subquery counts twice, so this is more than any tree of that height needs.
    private const int MaxDepth = 3 * MaxHeight;
    private const int SmallStackDepth = 60;
    private const string TooDeep = "Expression tree is too large (maximum depth 1000)";

    private int _depth;

    /// <summary>The height of the expression, list or query that was parsed last.</summary>
    private int _height;

    /// <summary>Whether the parser may use all of its depth, because it runs on a large stack.</summary>
    public bool HasLargeStack { get; init; }

    /// <summary>Whether the last statement nests too deep for an ordinary stack, and must be parsed again on a large one.</summary>
    public bool NeedsLargeStack { get; private set; }

    private void Enter()
    {
        _depth++;
        if (_depth > SmallStackDepth && !HasLargeStack && _error is null)
        {
            NeedsLargeStack = true;
            Fail();
        }
        else if (_depth > MaxDepth)
        {
            Fail(TooDeep, new TextSpan(_lastEnd, 0));
        }
    }

    private void Leave() => _depth--;

    private int Above(int height)
    {
        if (height >= MaxHeight)
            FailUnlessNextFails(TooDeep, new TextSpan(_lastEnd, 0));
        return height + 1;
    }
}
