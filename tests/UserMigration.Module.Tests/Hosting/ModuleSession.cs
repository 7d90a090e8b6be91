using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>A runspace with the laid-out module imported.</summary>
internal sealed class ModuleSession : IDisposable
{
    // For the whole process: what is compared is text, without colours.
    static ModuleSession() => PSStyle.Instance.OutputRendering = OutputRendering.PlainText;

    public ModuleSession(bool importModule = true, PSHost? host = null)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        Runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        Runspace.Open();
        if (importModule)
        {
            Invoke("Import-Module $args[0] -ErrorAction Stop", LaidOutModule.Manifest);
        }
    }

    public Runspace Runspace { get; }

    /// <summary>Runs a script to its end; a terminating error is thrown.</summary>
    public Invocation Invoke(string script, params object?[] arguments)
    {
        using PowerShell shell = Create(script, arguments);
        PSObject[] output = shell.Invoke().ToArray();
        return new Invocation(output, shell);
    }

    /// <summary>Prepares a script.</summary>
    public PowerShell Create(string script, params object?[] arguments)
    {
        PowerShell shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        foreach (object? argument in arguments)
        {
            shell.AddArgument(argument);
        }

        return shell;
    }

    public void Dispose() => Runspace.Dispose();

    /// <summary>What a script wrote.</summary>
    internal sealed class Invocation
    {
        public Invocation(IReadOnlyList<PSObject> output, PowerShell shell)
        {
            Output = output;
            Errors = shell.Streams.Error.ToArray();
            Warnings = shell.Streams.Warning.Select(record => record.Message).ToArray();
            Verbose = shell.Streams.Verbose.Select(record => record.Message).ToArray();
            Information = shell.Streams.Information.ToArray();
            Progress = shell.Streams.Progress.ToArray();
        }

        public IReadOnlyList<PSObject> Output { get; }

        public IReadOnlyList<ErrorRecord> Errors { get; }

        public IReadOnlyList<string> Warnings { get; }

        public IReadOnlyList<string> Verbose { get; }

        public IReadOnlyList<InformationRecord> Information { get; }

        public IReadOnlyList<ProgressRecord> Progress { get; }

        /// <summary>The output as text, a line each.</summary>
        public string Text => string.Join("\n", Output.Select(item => LanguagePrimitives.ConvertTo<string>(item)));
    }
}
