using System;
using System.IO;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Sandbox;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Starts a local identity store for rehearsals. It is bound to loopback and ends with this process.</summary>
[Cmdlet(VerbsLifecycle.Start, "MigrationSandbox", HelpUri = HelpPages.StartMigrationSandbox, SupportsShouldProcess = true)]
[OutputType(typeof(MigrationSandbox))]
public sealed class StartMigrationSandboxCommand : MigrationCommand
{
    /// <summary>
    /// A JSON file with the schema, in the form in which the store returns it. By default, a typical schema.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? SchemaPath { get; set; }

    /// <summary>The kind of store that it behaves like.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>An SQLite file that keeps the users. By default, they are kept in memory.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DatabasePath { get; set; }

    /// <summary>
    /// The maximum number of calls per second. The sandbox refuses further calls as the store does. 0 means no limit.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int RateLimit { get; set; }

    /// <summary>The minimum duration of each call, in milliseconds.</summary>
    [Parameter]
    [ValidateRange(0, 600_000)]
    public int LatencyMilliseconds { get; set; }

    /// <summary>
    /// The faults that are on from the start, as Name:key=value,key=value. Set-MigrationSandbox changes them.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxFaultCompleter))]
    public string[]? Fault { get; set; }

    /// <summary>The seed of the faults: with the same seed, the same calls are affected.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int FaultSeed { get; set; }

    /// <summary>The lifetime of an access token in seconds, if the store issues tokens. By default, 3600.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TokenLifetimeSeconds { get; set; }

    /// <summary>What happens to a second password, if the store has a migration mode. By default, On.</summary>
    [Parameter]
    [ValidateSet("On", "Off", "Ignore")]
    public string? MigrationMode { get; set; }

    /// <summary>The scopes of the client, if the store has scopes. By default, all that its calls need.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
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
            ThrowTerminatingError(ErrorRecords.Create(exception));
        }
    }
}
