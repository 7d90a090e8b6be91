using System.Management.Automation;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Ends a sandbox. Users that it kept in memory are lost.</summary>
[Cmdlet(VerbsLifecycle.Stop, "MigrationSandbox", HelpUri = HelpPages.StopMigrationSandbox, SupportsShouldProcess = true)]
public sealed class StopMigrationSandboxCommand : MigrationCommand
{
    /// <summary>The sandbox, as returned by Start-MigrationSandbox.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public MigrationSandbox Sandbox { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Sandbox.Uri.ToString(), "Stop the sandbox"))
        {
            Sandbox.Dispose();
        }
    }
}
