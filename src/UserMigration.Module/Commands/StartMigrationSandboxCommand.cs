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
    /// A JSON file with the schema, in the form in which the store returns it: for Akamai the answer to entityType, for
    /// cidaas the field setup, as a whole or only its array, for SCIM the answer to GET /Schemas.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? SchemaPath { get; set; }

    /// <summary>The kind of store that the sandbox behaves like: Akamai (Akamai Identity Cloud), Cidaas, Scim (SCIM 2.0) or PingOne.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>An SQLite file that keeps the users.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DatabasePath { get; set; }

    /// <summary>The maximum number of calls per second, from 0 to 1,000,000.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int RateLimit { get; set; }

    /// <summary>The minimum duration of each call, in milliseconds from 0 to 600,000.</summary>
    [Parameter]
    [ValidateRange(0, 600_000)]
    public int LatencyMilliseconds { get; set; }

    /// <summary>
    /// The faults that are on from the start, each as Name or Name:key=value,key=value, for example ResetAfter:p=0.1.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxFaultCompleter))]
    public string[]? Fault { get; set; }

    /// <summary>The seed of the faults that have a probability, from 0 to 2,147,483,647.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int FaultSeed { get; set; }

    /// <summary>The lifetime of an access token, in seconds from 1 to 86,400.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TokenLifetimeSeconds { get; set; }

    /// <summary>What happens to a password for a user that already has one.</summary>
    [Parameter]
    [ValidateSet("On", "Off", "Ignore")]
    public string? MigrationMode { get; set; }

    /// <summary>The scopes of the API client.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string[]? Scope { get; set; }

    /// <summary>The feature of the API client of Akamai: owner, direct_access or direct_access_read, which can't write and does not see passwords.</summary>
    [Parameter]
    [ValidateSet("owner", "direct_access", "direct_access_read")]
    public string? ClientFeature { get; set; }

    /// <summary>How long a new user is missing in searches, in milliseconds from 0 to 3,600,000.</summary>
    [Parameter]
    [ValidateRange(0, 3_600_000)]
    public int ReplicationDelayMilliseconds { get; set; }

    /// <summary>The number of sample users that an empty store gets at its start, from 0 to 10,000,000.</summary>
    [Parameter]
    [ValidateRange(0, 10_000_000)]
    public int SampleUserCount { get; set; }

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
            ClientFeature = ClientFeature,
            ReplicationDelay = ReplicationDelayMilliseconds > 0 ? TimeSpan.FromMilliseconds(ReplicationDelayMilliseconds) : null,
            SampleUsers = SampleUserCount > 0 ? SampleUserCount : null,
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
