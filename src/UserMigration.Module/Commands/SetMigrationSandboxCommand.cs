using System;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Sandbox;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Changes the faults of a sandbox while it runs.</summary>
[Cmdlet(VerbsCommon.Set, "MigrationSandbox", HelpUri = HelpPages.SetMigrationSandbox, SupportsShouldProcess = true)]
public sealed class SetMigrationSandboxCommand : MigrationCommand
{
    /// <summary>The sandbox, as returned by Start-MigrationSandbox.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public MigrationSandbox Sandbox { get; set; } = null!;

    /// <summary>The faults that are on from now, each as Name or Name:key=value,key=value.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(SandboxFaultCompleter))]
    public string[] Fault { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string faults = string.Join(" ", Fault);
        if (!ShouldProcess(Sandbox.Uri.ToString(), Fault.Length == 0 ? "Switch all faults off" : $"Set the faults {faults}"))
        {
            return;
        }

        Try(() => Join(async token =>
        {
            await SandboxControl.SetFaultsAsync(Sandbox, Fault, token).ConfigureAwait(false);
            return true;
        }));
        WriteVerbose($"The sandbox at {Sandbox.Uri} has these faults: {(Fault.Length == 0 ? "none" : faults)}.");
    }
}
