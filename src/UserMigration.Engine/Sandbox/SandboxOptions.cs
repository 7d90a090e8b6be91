using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.Engine.Sandbox;

/// <summary>How a sandbox is started.</summary>
public sealed class SandboxOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="assemblyPath">The sandbox's own dll.</param>
    public SandboxOptions(string assemblyPath)
    {
        AssemblyPath = assemblyPath;
    }

    /// <summary>The sandbox's own dll.</summary>
    public string AssemblyPath { get; }

    /// <summary>The kind of store that the sandbox behaves like.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>A JSON file with the schema, or null.</summary>
    public string? SchemaPath { get; set; }

    /// <summary>An SQLite file, or null for memory.</summary>
    public string? DatabasePath { get; set; }

    /// <summary>The most calls a second; 0 is no limit.</summary>
    public int RateLimit { get; set; }

    /// <summary>The time that each call takes at least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The faults that are on from the start, as <c>Name:key=value,key=value</c>.</summary>
    public IReadOnlyList<string> Faults { get; set; } = Array.Empty<string>();

    /// <summary>The seed of the faults: with the same seed the same calls are struck.</summary>
    public int FaultSeed { get; set; }

    /// <summary>Whether the sandbox keeps a log of its calls, which <c>_sandbox/calls</c> shows.</summary>
    public bool RecordsCalls { get; set; }

    /// <summary>The time that an access token lives, where the store gives tokens; null is the sandbox's own.</summary>
    public TimeSpan? TokenLifetime { get; set; }

    /// <summary>What becomes of a second password, where the store has a migration mode: on, off or ignore; null is on.</summary>
    public string? MigrationMode { get; set; }

    /// <summary>The scopes of the client, where the store has scopes; null is all that its calls need.</summary>
    public IReadOnlyList<string>? Scopes { get; set; }

    /// <summary>The arguments of the process.</summary>
    internal IEnumerable<string> ToArguments()
    {
        yield return AssemblyPath;
        yield return "--target";
        yield return Target.ToString().ToLowerInvariant();
        if (SchemaPath is not null)
        {
            yield return "--schema";
            yield return SchemaPath;
        }

        if (DatabasePath is not null)
        {
            yield return "--database";
            yield return DatabasePath;
        }

        if (RateLimit > 0)
        {
            yield return "--rate-limit";
            yield return RateLimit.ToString(CultureInfo.InvariantCulture);
        }

        if (Latency > TimeSpan.Zero)
        {
            yield return "--latency";
            yield return ((long)Latency.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        }

        foreach (string fault in Faults)
        {
            yield return "--fault";
            yield return fault;
        }

        if (FaultSeed > 0)
        {
            yield return "--fault-seed";
            yield return FaultSeed.ToString(CultureInfo.InvariantCulture);
        }

        if (TokenLifetime is { } lifetime)
        {
            yield return "--token-lifetime";
            yield return ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (MigrationMode is not null)
        {
            yield return "--migration-mode";
            yield return MigrationMode.ToLowerInvariant();
        }

        if (Scopes is not null)
        {
            yield return "--scopes";
            yield return string.Join(" ", Scopes);
        }

        if (RecordsCalls)
        {
            yield return "--record-calls";
        }
    }
}
