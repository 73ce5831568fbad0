using System.Collections.Immutable;
using System.Globalization;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Catalog;

/// <summary>The functions of SQLite 3.50, with the options that SQLitePCLRaw's build has. A test compares them with the engine.</summary>
public static class BuiltInFunctions
{
    // name/arity,arity…: -1 any number, -3 one or more, -4 two or more, as the engine lists them.
    private const string DeterministicScalars = """
        ->/2 ->>/2 abs/1 acos/1 acosh/1 asin/1 asinh/1 atan/1 atan2/2 atanh/1 ceil/1 ceiling/1 char/-1 coalesce/-4
        concat/-3 concat_ws/-4 cos/1 cosh/1 date/-1 datetime/-1 degrees/1 exp/1 floor/1 format/-1 fts5_source_id/0
        geopoly_area/1 geopoly_bbox/1 geopoly_blob/1 geopoly_ccw/1 geopoly_contains_point/3 geopoly_json/1
        geopoly_overlap/2 geopoly_regular/4 geopoly_svg/-1 geopoly_within/2 geopoly_xform/7 glob/2 hex/1 if/-4
        ifnull/2 iif/-4 instr/2 json/1 json_array/-1 json_array_length/1,2 json_error_position/1 json_extract/-1
        json_insert/-1 json_object/-1 json_patch/2 json_pretty/1,2 json_quote/1 json_remove/-1 json_replace/-1
        json_set/-1 json_type/1,2 json_valid/1,2 jsonb/1 jsonb_array/-1 jsonb_extract/-1 jsonb_insert/-1
        jsonb_object/-1 jsonb_patch/2 jsonb_remove/-1 jsonb_replace/-1 jsonb_set/-1 julianday/-1 length/1 like/2,3
        likelihood/2 likely/1 ln/1 log/1,2 log10/1 log2/1 lower/1 ltrim/1,2 max/-3 min/-3 mod/2 nullif/2
        octet_length/1 pi/0 pow/2 power/2 printf/-1 quote/1 radians/1 replace/3 round/1,2 rtrim/1,2 sign/1 sin/1
        sinh/1 sqlite_log/2 sqrt/1 strftime/-1 substr/2,3 substring/2,3 subtype/1 tan/1 tanh/1 time/-1 timediff/2
        trim/1,2 trunc/1 typeof/1 unhex/1,2 unicode/1 unistr/1 unistr_quote/1 unixepoch/-1 unlikely/1 upper/1
        zeroblob/1
        """;

    private const string OtherScalars = """
        bm25/-1 changes/0 current_date/0 current_time/0 current_timestamp/0 fts3_tokenizer/1,2 fts5/1
        fts5_get_locale/-1 fts5_insttoken/1 fts5_locale/2 geopoly_debug/1 highlight/-1 last_insert_rowid/0
        load_extension/1,2 match/2 matchinfo/1,2 offsets/1 optimize/1 random/0 randomblob/1 rtreecheck/-1 rtreedepth/1
        rtreenode/2 snippet/-1 sqlite_compileoption_get/1 sqlite_compileoption_used/1 sqlite_source_id/0
        sqlite_version/0 total_changes/0
        """;

    private const string DeterministicAggregates = """
        geopoly_group_bbox/1
        """;

    private const string Windows = """
        avg/1 count/0,1 cume_dist/0 dense_rank/0 first_value/1 group_concat/1,2 lag/1,2,3 last_value/1 lead/1,2,3
        max/1 min/1 nth_value/2 ntile/1 percent_rank/0 rank/0 row_number/0 string_agg/2 sum/1 total/1
        """;

    private const string DeterministicWindows = """
        json_group_array/1 json_group_object/2 jsonb_group_array/1 jsonb_group_object/2
        """;

    private static readonly Dictionary<string, ImmutableArray<BuiltInFunction>> ByName = Read();

    /// <summary>The variants of a function; empty for a name that is not built in.</summary>
    /// <param name="name">The name without quotes.</param>
    public static ImmutableArray<BuiltInFunction> Find(string name) =>
        ByName.TryGetValue(name, out var found) ? found : ImmutableArray<BuiltInFunction>.Empty;

    /// <summary>Every built-in function.</summary>
    public static IEnumerable<BuiltInFunction> All => ByName.Values.SelectMany(variants => variants);

    private static Dictionary<string, ImmutableArray<BuiltInFunction>> Read()
    {
        var functions = new Dictionary<string, ImmutableArray<BuiltInFunction>>(NameComparer.Instance);
        Add(DeterministicScalars, FunctionKind.Scalar, isDeterministic: true);
        Add(OtherScalars, FunctionKind.Scalar, isDeterministic: false);
        Add(DeterministicAggregates, FunctionKind.Aggregate, isDeterministic: true);
        Add(Windows, FunctionKind.Window, isDeterministic: false);
        Add(DeterministicWindows, FunctionKind.Window, isDeterministic: true);
        return functions;

        void Add(string list, FunctionKind kind, bool isDeterministic)
        {
            foreach (var entry in list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                var slash = entry.LastIndexOf('/');
                var name = entry.Substring(0, slash);
                foreach (var arity in entry.Substring(slash + 1).Split(','))
                {
                    functions.TryGetValue(name, out var variants);
                    var function = new BuiltInFunction(name, int.Parse(arity, CultureInfo.InvariantCulture), kind, isDeterministic);
                    functions[name] = variants.IsDefault ? [function] : variants.Add(function);
                }
            }
        }
    }
}
