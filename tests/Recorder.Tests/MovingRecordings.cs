namespace Recorder.Tests;

public sealed class MovingRecordings : IDisposable
{
    private readonly RecorderFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_transcribed_recording_becomes_a_capture_with_its_action_items()
    {
        var result = await RecorderProcess.RunAsync(_folder.Database);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("100 of 100 recordings looked at", result.Output, StringComparison.Ordinal);
        Assert.Contains("100 recordings, 80 transcripts, 80 knowledge_captures, 240 action_items", result.Output, StringComparison.Ordinal);
        Assert.Equal(["80|80|80"], _folder.Query("""
            SELECT count(*), count(r.migrated_at), sum(r.migrated_to_capture_id = c.id)
            FROM recordings r JOIN knowledge_captures c ON c.source_recording_id = r.id
            WHERE r.migration_status = 'moved'
            """));
        Assert.Equal(["waiting|NULL|NULL"], _folder.Query("SELECT DISTINCT migration_status, migrated_to_capture_id, migrated_at FROM recordings WHERE id NOT IN (SELECT recording_id FROM transcripts)"));
        Assert.Equal(["rec-000001.wav|Meeting 1|What was said in meeting 1.|2026-01-01 10:00:00"], _folder.Query("SELECT title, summary, body, captured_at FROM knowledge_captures WHERE source_recording_id = 'rec-000001'"));
        Assert.Equal(["0|Write the minutes|0", "1|Call customer 1|0", "2|Book the room|0"], _folder.Query("SELECT position, content, is_done FROM action_items WHERE capture_id = (SELECT migrated_to_capture_id FROM recordings WHERE id = 'rec-000001') ORDER BY position"));
        Assert.Empty(_folder.Query("PRAGMA foreign_key_check"));
    }

    [Fact]
    public async Task No_copy_of_a_table_is_in_the_database_afterwards()
    {
        await RecorderProcess.RunAsync(_folder.Database);

        Assert.Equal(
            ["action_items", "knowledge_captures", "recordings", "schema_migrations", "transcripts"],
            _folder.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"));
    }

    [Fact]
    public async Task A_second_start_finds_nothing_to_do()
    {
        await RecorderProcess.RunAsync(_folder.Database);
        var content = _folder.Content();

        var result = await RecorderProcess.RunAsync(_folder.Database);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("up to date (version 3)", result.Output, StringComparison.Ordinal);
        Assert.Equal(content, _folder.Content());
    }

    [Fact]
    public async Task A_failure_puts_the_tables_back_inside_the_migration_and_the_whole_database_after_it()
    {
        var before = _folder.Content();

        var result = await RecorderProcess.RunAsync("--fail", _folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("80 recordings were moved before, 0 are now", result.Output, StringComparison.Ordinal);
        Assert.Contains("100 recordings, 80 transcripts, no table knowledge_captures, no table action_items", result.Output, StringComparison.Ordinal);
        Assert.Contains("asked for with --fail", result.Error, StringComparison.Ordinal);
        Assert.Contains("put back as it was", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Content());
        Assert.Equal(0, (await RecorderProcess.RunAsync(_folder.Database)).ExitCode);
    }

    [Fact]
    public async Task Action_items_that_are_no_list_fail_the_migration_and_nothing_is_changed()
    {
        _folder.Execute("UPDATE transcripts SET action_items = 'call them' WHERE id = 'tr-000042'");
        var before = _folder.Content();

        var result = await RecorderProcess.RunAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("malformed JSON", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Content());
    }

    [Fact]
    public async Task A_kill_leaves_the_database_before_or_after_and_never_a_copy()
    {
        using (var process = RecorderProcess.Start(_folder.Database))
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("looked at", StringComparison.Ordinal))
            {
            }

            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Empty(_folder.Query("SELECT name FROM sqlite_schema WHERE name LIKE '%backup%'"));
        Assert.Equal(0, (await RecorderProcess.RunAsync(_folder.Database)).ExitCode);
        Assert.Equal(["80|240"], _folder.Query("SELECT (SELECT count(*) FROM knowledge_captures), (SELECT count(*) FROM action_items)"));
    }

    [Fact]
    public async Task Without_an_argument_it_brings_a_database_along()
    {
        var result = await RecorderProcess.RunAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("2000 recordings, 1600 transcripts, 1600 knowledge_captures, 4800 action_items", result.Output, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(result.Output.Split('\n')[1].Trim())!, recursive: true);
    }
}
