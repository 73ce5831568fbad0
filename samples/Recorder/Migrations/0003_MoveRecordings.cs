using Godwit;

namespace Recorder;

/// <summary>
/// Makes a capture of every recording that has a transcript, and an action item of every text in the transcript's list.
/// Both tables are kept aside in TEMP copies meanwhile: where the result is not what it must be, they are put back at
/// once, and the failure then rolls back the rest. No copy ever is in the file.
/// </summary>
[DataMigration(3, "move_recordings")]
internal sealed partial class MoveRecordings(Rehearsal rehearsal) : IDataMigration
{
    public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken)
    {
        db.BackUpTable("recordings");
        db.BackUpTable("transcripts");
        try
        {
            foreach (var batch in db.InBatches("recordings", size: 500))
                Move(db, batch.First.Text(), batch.Last.Text());
            Verify(db);
            rehearsal.FailIfAsked();
        }
        catch (InvalidDataException)
        {
            var moved = Moved(db);
            db.RestoreTable("transcripts");
            db.RestoreTable("recordings");
            rehearsal.PutBack(moved, Moved(db));
            throw;
        }

        return ValueTask.CompletedTask;
    }

    private static void Move(MigrationContext db, string first, string last)
    {
        AddCaptures(db, first, last);
        AddActionItems(db, first, last);
        MarkRecordings(db, first, last);
    }

    /// <summary>Counts and references, as the requirement asks: nothing lost, nothing twice, nothing that leads nowhere.</summary>
    private static void Verify(MigrationContext db)
    {
        var expected = Expected(db);
        var found = Found(db);
        if (found != expected)
            throw new InvalidDataException($"There should be {expected}, and there are {found}.");
        if (Unlinked(db) is var unlinked and not 0)
            throw new InvalidDataException($"{unlinked} recordings do not lead to the capture that was made of them.");
    }

    [Sql("""
        INSERT INTO knowledge_captures (source_recording_id, title, summary, body, captured_at)
        SELECT recordings.id, recordings.file_name, transcripts.summary, transcripts.full_text, recordings.recorded_at
        FROM recordings JOIN transcripts ON transcripts.recording_id = recordings.id
        WHERE recordings.id BETWEEN @first AND @last AND recordings.migration_status = 'waiting'
        """)]
    private static partial void AddCaptures(MigrationContext db, string first, string last);

    [Sql("""
        INSERT INTO action_items (capture_id, position, content)
        SELECT knowledge_captures.id, item.key, item.value
        FROM knowledge_captures
        JOIN transcripts ON transcripts.recording_id = knowledge_captures.source_recording_id
        JOIN json_each(transcripts.action_items) AS item
        WHERE knowledge_captures.source_recording_id BETWEEN @first AND @last
        """)]
    private static partial void AddActionItems(MigrationContext db, string first, string last);

    [Sql("""
        UPDATE recordings
        SET migration_status = 'moved', migrated_to_capture_id = knowledge_captures.id, migrated_at = CURRENT_TIMESTAMP
        FROM knowledge_captures
        WHERE knowledge_captures.source_recording_id = recordings.id AND recordings.id BETWEEN @first AND @last
        """)]
    private static partial void MarkRecordings(MigrationContext db, string first, string last);

    [Sql("SELECT count(*) AS captures, coalesce(sum(json_array_length(action_items)), 0) AS items FROM transcripts")]
    private static partial Counts Expected(MigrationContext db);

    [Sql("SELECT (SELECT count(*) FROM knowledge_captures) AS captures, (SELECT count(*) FROM action_items) AS items")]
    private static partial Counts Found(MigrationContext db);

    [Sql("""
        SELECT count(*)
        FROM knowledge_captures LEFT JOIN recordings ON recordings.migrated_to_capture_id = knowledge_captures.id
        WHERE recordings.id IS NOT knowledge_captures.source_recording_id OR recordings.migration_status <> 'moved'
        """)]
    private static partial long Unlinked(MigrationContext db);

    [Sql("SELECT count(*) FROM recordings WHERE migration_status = 'moved'")]
    private static partial long Moved(MigrationContext db);

    /// <summary>What was made of the transcripts, or should be.</summary>
    internal sealed record Counts(long Captures, long Items)
    {
        public override string ToString() => $"{Captures} captures with {Items} action items";
    }
}
