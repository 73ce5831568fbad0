using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>What comes together while one statement is bound.</summary>
internal sealed class BindingSession(SqlSchema schema, BindingOptions options, Stack<View>? views = null)
{
    private readonly List<(ProblemPhase Phase, SqlProblem Problem)> _problems = [];
    private readonly HashSet<Relation> _read = new(ReferenceComparer.Instance);
    private Dictionary<Name, NameReference>? _references;
    private int _unnamed;

    public SqlSchema Schema { get; } = schema;

    /// <summary>How results look; in views always as in a new connection.</summary>
    public ResultSettings Results { get; init; } = schema.Results;

    public BindingOptions Options { get; } = options;

    /// <summary>Whether the body of a view or trigger is looked through, not run.</summary>
    public bool IsBody { get; init; }

    public ParameterList Parameters { get; } = new();

    /// <summary>The columns met so far with the depth of their scopes, for finding out whose an aggregate is.</summary>
    public List<(Source Source, int Depth)> Touched { get; } = [];

    /// <summary>The triggers whose programs were bound: each is bound once.</summary>
    public HashSet<Trigger> Programs { get; } = new(ReferenceComparer.Instance);

    /// <summary>The views that are being read.</summary>
    public Stack<View> Views { get; } = views ?? new();

    /// <summary>The actions of foreign keys that were followed, with whether it was on DELETE.</summary>
    public HashSet<(ForeignKey Key, bool IsDelete)> Actions { get; } = [];

    /// <summary>The table that the statement writes.</summary>
    public Relation? Written { get; set; }

    /// <summary>The columns of RETURNING.</summary>
    public CoreModel? Returned { get; set; }

    /// <summary>While above zero problems are counted, not kept.</summary>
    public int Muted { get; set; }

    /// <summary>The number of problems, muted ones included.</summary>
    public int ProblemCount { get; private set; }

    public bool IsOnTrust { get; set; }

    public IEnumerable<Relation> Read => _read;

    public IReadOnlyDictionary<Name, NameReference> References =>
        _references is null ? ImmutableDictionary<Name, NameReference>.Empty : _references;

    /// <summary>Notes a problem; one in a view or trigger of the schema is shown at the name that led there.</summary>
    public void Report(ProblemPhase phase, Frame frame, SqlProblemKind kind, string message, TextSpan span, string? name = null, Func<ImmutableArray<string>>? candidates = null)
    {
        ProblemCount++;
        if (Muted > 0)
            return;
        if (frame.IsForeign)
            phase = ProblemPhase.Code;
        var problem = new SqlProblem(frame.IsForeign ? SqlProblemKind.BrokenDependent : kind, message, frame.Anchor ?? span)
        {
            Name = name,
            Candidates = candidates?.Invoke() ?? ImmutableArray<string>.Empty,
        };
        _problems.Add((phase, problem));
    }

    /// <summary>Notes what is wrong with a view, at the name that reads it.</summary>
    public void ReportView(ProblemPhase phase, Frame frame, SqlProblem problem, Name name)
    {
        ProblemCount++;
        if (Muted == 0)
            _problems.Add((frame.IsForeign ? ProblemPhase.Code : phase, problem with { Kind = SqlProblemKind.BrokenDependent, Span = frame.Anchor ?? name.Span }));
    }

    public void Refer(Frame frame, Name? name, Relation? relation, int column)
    {
        if (name is null || relation is null || frame.IsForeign)
            return;
        _references ??= [];
        _references[name] = new NameReference(relation, column);
    }

    /// <summary>A name for a source that has none; nobody can write it.</summary>
    public string NextName(string kind) => $"({kind}-{++_unnamed})";

    public void NoteRead(Relation relation) => _read.Add(relation);

    /// <summary>The problems as the engine would meet them.</summary>
    /// <param name="isQuery">Whether all tables are looked for before any name is resolved, as in a SELECT.</param>
    public ImmutableArray<SqlProblem> Problems(bool isQuery)
    {
        if (_problems.Count == 0)
            return ImmutableArray<SqlProblem>.Empty;
        var sorted = ImmutableArray.CreateBuilder<SqlProblem>(_problems.Count);
        for (var phase = ProblemPhase.Parse; phase <= ProblemPhase.Code; phase++)
        {
            if (phase == ProblemPhase.Expand && !isQuery)
                continue;
            foreach (var (own, problem) in _problems)
            {
                var rank = own == ProblemPhase.Expand && !isQuery ? ProblemPhase.Resolve : own;
                if (rank == phase && !sorted.Contains(problem))
                    sorted.Add(problem);
            }
        }

        return sorted.ToImmutable();
    }
}
