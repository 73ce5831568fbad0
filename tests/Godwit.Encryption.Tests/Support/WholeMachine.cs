namespace Godwit.Encryption.Tests;

/// <summary>Tests that start many processes, or measure how long one takes: one after the other, when all others are done.</summary>
[CollectionDefinition(nameof(WholeMachine), DisableParallelization = true)]
public sealed class WholeMachine;
