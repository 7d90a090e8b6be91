using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.Engine.Sandbox;

/// <summary>The options for starting a sandbox.</summary>
public sealed class SandboxOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="assemblyPath">The path of the sandbox's dll.</param>
    public SandboxOptions(string assemblyPath)
    {
        AssemblyPath = assemblyPath;
    }

    /// <summary>The path of the sandbox's dll.</summary>
    public string AssemblyPath { get; }

    /// <summary>The kind of store that the sandbox behaves like.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The path of a JSON file with the schema, or null.</summary>
    public string? SchemaPath { get; set; }

    /// <summary>The path of an SQLite file, or null for memory.</summary>
    public string? DatabasePath { get; set; }

    /// <summary>The maximum number of calls per second; 0 for no limit.</summary>
    public int RateLimit { get; set; }

    /// <summary>The minimum duration of each call.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The faults that are on from the start, in the form <c>Name:key=value,key=value</c>.</summary>
    public IReadOnlyList<string> Faults { get; set; } = Array.Empty<string>();

    /// <summary>The seed of the faults. With the same seed, the same calls are affected.</summary>
    public int FaultSeed { get; set; }

    /// <summary>Whether the sandbox keeps a log of its calls, which <c>_sandbox/calls</c> shows.</summary>
    public bool RecordsCalls { get; set; }

    /// <summary>The lifetime of an access token, if the store issues tokens; null for the sandbox's default.</summary>
    public TimeSpan? TokenLifetime { get; set; }

    /// <summary>How the sandbox handles a second password, if the store has a migration mode: on, off or ignore; null is on.</summary>
    public string? MigrationMode { get; set; }

    /// <summary>The scopes of the client, if the store has scopes; null for all scopes that its calls need.</summary>
    public IReadOnlyList<string>? Scopes { get; set; }

    /// <summary>The feature of the client, if the store has such features: owner, direct_access or direct_access_read; null for all permissions.</summary>
    public string? ClientFeature { get; set; }

    /// <summary>How long a new user is missing in searches, if the store has replicas; null for no delay.</summary>
    public TimeSpan? ReplicationDelay { get; set; }

    /// <summary>The number of sample users that an empty store gets at its start; null for none.</summary>
    public int? SampleUsers { get; set; }

    /// <summary>Gets the arguments of the process.</summary>
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

        if (ClientFeature is not null)
        {
            yield return "--client-feature";
            yield return ClientFeature.ToLowerInvariant();
        }

        if (ReplicationDelay is { } delay)
        {
            yield return "--replication-delay";
            yield return ((long)delay.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        }

        if (SampleUsers is { } users)
        {
            yield return "--users";
            yield return users.ToString(CultureInfo.InvariantCulture);
        }

        if (RecordsCalls)
        {
            yield return "--record-calls";
        }
    }
}
