using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace UserMigration.WineHost;

/// <summary>Runs a script in a runspace of its own. PowerShell's console host does not start under Wine.</summary>
internal static class ScriptRun
{
    private const int Failed = 1;

    /// <summary>Runs a script and writes what it says to the console.</summary>
    /// <param name="path">The script.</param>
    /// <param name="arguments">Its arguments: <c>-Name value</c> pairs, and values by position.</param>
    /// <returns>The code that the script exits with; 1 where it ends with an error, or is stopped with Ctrl-C.</returns>
    public static int Run(string path, string[] arguments)
    {
        PlainHost host = new PlainHost();
        InitialSessionState state = InitialSessionState.CreateDefault();
        state.ExecutionPolicy = ExecutionPolicy.Bypass;
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddCommand(path);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].StartsWith('-') && i + 1 < arguments.Length)
            {
                shell.AddParameter(arguments[i][1..], arguments[++i]);
            }
            else
            {
                shell.AddArgument(arguments[i]);
            }
        }

        shell.AddCommand("Out-Default").Commands.Commands[^1].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            shell.BeginStop(null, null);
        };
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException exception)
        {
            Console.Error.WriteLine(exception.ErrorRecord);
            Console.Error.WriteLine(exception.ErrorRecord.ScriptStackTrace);
            return Failed;
        }

        return shell.InvocationStateInfo.State == PSInvocationState.Stopped ? Failed : host.ExitCode ?? (int)(runspace.SessionStateProxy.GetVariable("LASTEXITCODE") ?? 0);
    }
}
