namespace Godwit;

/// <summary>What a statement of a baseline or idempotent script creates: a table, or a column of one.</summary>
internal sealed record ScriptGuard(int Statement, string Table, string? Column);
