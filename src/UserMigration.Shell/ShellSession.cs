using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace UserMigration.Shell;

/// <summary>The embedded engine with the module loaded; runs one script or command.</summary>
internal sealed class ShellSession : IDisposable
{

    private readonly ShellHost _host = new ShellHost();
    private readonly string _module;
    private readonly Runspace _runspace;
    private readonly RunWatch _watch = new RunWatch();
    private readonly object _lock = new object();
    private PowerShell? _running;
    private bool _isStopped;

    /// <summary>Opens a session.</summary>
    /// <param name="module">The manifest of the module.</param>
    public ShellSession(string module)
    {
        _module = module;
        _runspace = ShellRunspace.Open(_host);
    }

    /// <summary>Runs what the command line asks for.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code.</returns>
    public int Run(ShellArguments arguments)
    {
        try
        {
            Invoke(shell => shell.AddCommand("Import-Module").AddParameter("Name", _module).AddParameter("ErrorAction", ActionPreference.Stop));
            if (arguments.ScriptPath is null)
            {
                Parser.ParseInput(arguments.Command, out _, out ParseError[] errors);
                ThrowOn(errors);
                Invoke(shell => shell.AddScript(arguments.Command));
            }
            else
            {
                string name = Define(arguments.ScriptPath);
                Invoke(shell => shell.Commands.AddCommand(ScriptCommand(name, arguments.Parameters)));
            }
        }
        catch (PipelineStoppedException)
        {
            return _host.ExitCode ?? ExitCodes.Stopped;
        }
        catch (RuntimeException exception)
        {
            Show(exception.ErrorRecord);
            return _host.ExitCode ?? RunWatch.ExitCodeOf(exception);
        }

        return _host.ExitCode ?? (_isStopped ? ExitCodes.Stopped : _watch.ExitCode);
    }

    /// <summary>Stops what runs; the cmdlets hear of it. From any thread.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            _running?.BeginStop(null, null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    /// <summary>
    /// The script becomes a function: so <c>exit</c> reaches the host. What it says of its own place stays true.
    /// </summary>
    private string Define(string path)
    {
        ScriptBlockAst script = Parser.ParseFile(path, out _, out ParseError[] errors);
        ThrowOn(errors);
        string file = Path.GetFileName(path);
        string name = file.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_') ? file : "script.ps1";
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript("param($Script) ${function:global:" + name + "} = $Script").AddArgument(script.GetScriptBlock()).Invoke();
        return name;
    }

    private static void ThrowOn(ParseError[] errors)
    {
        if (errors.Length > 0)
        {
            throw new ParseException(errors);
        }
    }

    private static Command ScriptCommand(string name, IEnumerable<CommandParameter> parameters)
    {
        Command command = new Command(name, isScript: false, useLocalScope: false);
        foreach (CommandParameter parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Invoke(Action<PowerShell> prepare)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        prepare(shell);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand(ShellRunspace.OutputCommand).AddParameter("Watch", _watch);
        _watch.Follow(shell.Streams.Information);
        lock (_lock)
        {
            if (_isStopped)
            {
                throw new PipelineStoppedException();
            }

            _running = shell;
        }

        try
        {
            shell.Invoke();
        }
        finally
        {
            lock (_lock)
            {
                _running = null;
            }
        }
    }

    private void Show(ErrorRecord error)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddCommand("Out-Default");
        _host.ShowAsError(() => shell.Invoke(new[] { error }));
    }
}
