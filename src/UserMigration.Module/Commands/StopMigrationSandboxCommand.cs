using System.Management.Automation;

namespace UserMigration.Commands;

/// <summary>Ends a sandbox. What it kept in memory is gone.</summary>
[Cmdlet(VerbsLifecycle.Stop, "MigrationSandbox")]
public sealed class StopMigrationSandboxCommand : MigrationCommand
{
    /// <summary>The sandbox that Start-MigrationSandbox gave.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public MigrationSandbox Sandbox { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Sandbox.Dispose();
}
