namespace Recorder;

/// <summary>The failure that <c>--fail</c> asks for, after everything was moved and checked, and what is seen of it inside the migration.</summary>
internal sealed class Rehearsal(bool fail, TextWriter output)
{
    public void FailIfAsked()
    {
        if (fail)
            throw new InvalidDataException("This failure was asked for with --fail.");
    }

    public void PutBack(long before, long after) =>
        output.WriteLine($"Both tables were put back from their TEMP copies: {before} recordings were moved before, {after} are now.");
}
