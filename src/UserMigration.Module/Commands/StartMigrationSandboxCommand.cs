using System;
using System.IO;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Sandbox;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Starts a local identity store to rehearse on. It is bound to loopback and ends with this process.</summary>
[Cmdlet(VerbsLifecycle.Start, "MigrationSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(MigrationSandbox))]
public sealed class StartMigrationSandboxCommand : MigrationCommand
{
    /// <summary>A JSON file with the schema, in the form in which the store gives it; a usual one unless given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? SchemaPath { get; set; }

    /// <summary>The kind of store that it behaves like.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>An SQLite file that keeps the users; they are kept in memory unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DatabasePath { get; set; }

    /// <summary>The most calls a second; above it the sandbox refuses them as the store does. 0 is no limit.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int RateLimit { get; set; }

    /// <summary>The time that each call takes at least, in milliseconds.</summary>
    [Parameter]
    [ValidateRange(0, 600_000)]
    public int LatencyMilliseconds { get; set; }

    /// <summary>What goes wrong from the start: faults as Name:key=value,key=value. Set-MigrationSandbox changes it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxFaultCompleter))]
    public string[]? Fault { get; set; }

    /// <summary>The seed of the faults: with the same seed the same calls are struck.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int FaultSeed { get; set; }

    /// <summary>The time that an access token lives, in seconds, where the store gives tokens; 3600 unless given.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TokenLifetimeSeconds { get; set; }

    /// <summary>What becomes of a second password, where the store has a migration mode; On unless given.</summary>
    [Parameter]
    [ValidateSet("On", "Off", "Ignore")]
    public string? MigrationMode { get; set; }

    /// <summary>The scopes of the client, where the store has scopes; all that its calls need unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Scope { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(SandboxLauncher).Assembly.Location)!, "..", "..", "sandbox"));
        SandboxOptions options = new SandboxOptions(Path.Combine(folder, "UserMigration.Sandbox.dll"))
        {
            Target = Target,
            SchemaPath = SchemaPath is null ? null : Try(() => PathResolver.ResolveLiteral(this, SchemaPath)),
            DatabasePath = DatabasePath is null ? null : Try(() => PathResolver.ResolveLiteral(this, DatabasePath)),
            RateLimit = RateLimit,
            Latency = TimeSpan.FromMilliseconds(LatencyMilliseconds),
            Faults = Fault ?? Array.Empty<string>(),
            FaultSeed = FaultSeed,
            TokenLifetime = TokenLifetimeSeconds > 0 ? TimeSpan.FromSeconds(TokenLifetimeSeconds) : null,
            MigrationMode = MigrationMode,
            Scopes = Scope,
        };
        if (!ShouldProcess(options.DatabasePath ?? "A store in memory", "Start a sandbox"))
        {
            return;
        }

        try
        {
            MigrationSandbox sandbox = Join(token => SandboxLauncher.StartAsync(options, token));
            WriteVerbose($"The sandbox listens at {sandbox.Uri} (process {sandbox.ProcessId}).");
            WriteObject(sandbox);
        }
        catch (MigrationException exception)
        {
            ThrowTerminatingError(ErrorRecords.Of(exception));
        }
    }
}
