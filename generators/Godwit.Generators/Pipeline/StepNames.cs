namespace Godwit.Generators;

/// <summary>The names of the pipeline's steps, as tests and a profiler see them.</summary>
internal static class StepNames
{
    public const string SetClasses = nameof(SetClasses);
    public const string DataMigrations = nameof(DataMigrations);
    public const string LanguageVersion = nameof(LanguageVersion);
    public const string Folders = nameof(Folders);
    public const string ScriptFiles = nameof(ScriptFiles);
    public const string Scripts = nameof(Scripts);
    public const string ScriptProblems = nameof(ScriptProblems);
    public const string OrderedSets = nameof(OrderedSets);
    public const string OrderProblems = nameof(OrderProblems);
    public const string ReplayInputs = nameof(ReplayInputs);
    public const string Replays = nameof(Replays);
    public const string SchemaProblems = nameof(SchemaProblems);
    public const string Registries = nameof(Registries);
    public const string ScriptSources = nameof(ScriptSources);
    public const string LockFiles = nameof(LockFiles);
    public const string LockOptions = nameof(LockOptions);
    public const string LockProblems = nameof(LockProblems);
    public const string LockSources = nameof(LockSources);
    public const string SqlClasses = nameof(SqlClasses);
    public const string SqlPlans = nameof(SqlPlans);

    /// <summary>The steps that look at C#: all that an edit of a C# file may run.</summary>
    public static readonly IReadOnlyList<string> AttributeTransforms = [SetClasses, DataMigrations, SqlClasses];

    public static readonly IReadOnlyList<string> All =
    [
        SetClasses, DataMigrations, LanguageVersion, Folders, ScriptFiles, Scripts, ScriptProblems, OrderedSets, OrderProblems,
        ReplayInputs, Replays, SchemaProblems, Registries, ScriptSources,
        LockFiles, LockOptions, LockProblems, LockSources,
        SqlClasses, SqlPlans,
    ];
}
