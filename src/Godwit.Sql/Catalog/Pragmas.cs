using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Catalog;

/// <summary>The pragmas of SQLite 3.50. A test compares them with the engine.</summary>
public static class Pragmas
{
    // name[=][-]: columns | hidden columns. "=": no columns where a value is given; "-": no table-valued function.
    private const string List = """
        analysis_limit: analysis_limit
        application_id=: application_id
        auto_vacuum=: auto_vacuum | schema
        automatic_index=: automatic_index
        busy_timeout: timeout
        cache_size=: cache_size | schema
        cache_spill=: cache_spill | schema
        case_sensitive_like-:
        cell_size_check=: cell_size_check
        checkpoint_fullfsync=: checkpoint_fullfsync
        collation_list: seq name
        compile_options: compile_options
        count_changes=: count_changes
        data_version: data_version
        database_list: seq name file
        default_cache_size=: cache_size | schema
        defer_foreign_keys=: defer_foreign_keys
        empty_result_callbacks=: empty_result_callbacks
        encoding=: encoding
        foreign_key_check: table rowid parent fkid | arg schema
        foreign_key_list: id seq table from to on_update on_delete match | arg schema
        foreign_keys=: foreign_keys
        freelist_count: freelist_count
        full_column_names=: full_column_names
        fullfsync=: fullfsync
        function_list: name builtin type enc narg flags
        hard_heap_limit: hard_heap_limit
        ignore_check_constraints=: ignore_check_constraints
        incremental_vacuum-:
        index_info: seqno cid name | arg schema
        index_list: seq name unique origin partial | arg schema
        index_xinfo: seqno cid name desc coll key | arg schema
        integrity_check: integrity_check | arg schema
        journal_mode: journal_mode | schema
        journal_size_limit: journal_size_limit | schema
        legacy_alter_table=: legacy_alter_table
        locking_mode: locking_mode | schema
        max_page_count: max_page_count | schema
        mmap_size-: mmap_size
        module_list: name
        optimize: optimize | arg
        page_count: page_count | schema
        page_size=: page_size | schema
        pragma_list: name
        query_only=: query_only
        quick_check: quick_check | arg schema
        read_uncommitted=: read_uncommitted
        recursive_triggers=: recursive_triggers
        reverse_unordered_selects=: reverse_unordered_selects
        schema_version=: schema_version
        secure_delete: secure_delete
        short_column_names=: short_column_names
        shrink_memory-:
        soft_heap_limit: soft_heap_limit
        synchronous=: synchronous | schema
        table_info: cid name type notnull dflt_value pk | arg schema
        table_list: schema name type ncol wr strict | arg
        table_xinfo: cid name type notnull dflt_value pk hidden | arg schema
        temp_store=: temp_store
        temp_store_directory=-: temp_store_directory
        threads: threads
        trusted_schema=: trusted_schema
        user_version=: user_version
        wal_autocheckpoint-: wal_autocheckpoint
        wal_checkpoint-: busy log checkpointed
        writable_schema=: writable_schema
        """;

    private static readonly Dictionary<string, Pragma> ByName = Read();

    /// <summary>A pragma, or null where the engine knows none of that name and ignores it.</summary>
    /// <param name="name">The name without quotes.</param>
    public static Pragma? Find(string name) => ByName.TryGetValue(name, out var found) ? found : null;

    /// <summary>Every pragma.</summary>
    public static IEnumerable<Pragma> All => ByName.Values;

    private static Dictionary<string, Pragma> Read()
    {
        var pragmas = new Dictionary<string, Pragma>(NameComparer.Instance);
        foreach (var line in List.Split('\n'))
        {
            var colon = line.IndexOf(':');
            var name = line.Substring(0, colon).TrimEnd('-', '=');
            var columns = line.Substring(colon + 1).Split('|');
            pragmas.Add(name, new Pragma(
                name,
                Words(columns[0]),
                columns.Length > 1 ? Words(columns[1]) : ImmutableArray<string>.Empty,
                IsTableFunction: line.IndexOf('-') < 0,
                SetterReturnsNothing: line.IndexOf('=') >= 0));
        }

        return pragmas;
    }

    private static ImmutableArray<string> Words(string text) =>
        ImmutableArray.Create(text.Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
