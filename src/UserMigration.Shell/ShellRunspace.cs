using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace UserMigration.Shell;

/// <summary>Opens runspaces on the embedded engine.</summary>
public static class ShellRunspace
{
    /// <summary>The command that shows objects: Out-Default, and help as text.</summary>
    internal const string OutputCommand = "Out-Shell";

    /// <summary>Opens a runspace.</summary>
    /// <param name="host">The host, or null for none.</param>
    public static Runspace Open(PSHost? host = null)
    {
        // CreateDefault asks for modules that only an installed PowerShell has.
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Write-Host", typeof(WriteHostCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry(OutputCommand, typeof(OutShellCommand), null));
        Runspace runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        return runspace;
    }
}
