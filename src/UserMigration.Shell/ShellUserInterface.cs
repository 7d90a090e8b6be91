using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace UserMigration.Shell;

/// <summary>
/// Output goes to standard output, everything else to standard error. Nobody is there to be asked: what needs an
/// answer is an error, or takes its default.
/// </summary>
internal sealed class ShellUserInterface : PSHostUserInterface
{
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly ProgressLines _progress;
    private bool _isError;

    public ShellUserInterface(TextWriter output, TextWriter errors)
    {
        _output = output;
        _errors = errors;
        _progress = new ProgressLines(errors, !Console.IsErrorRedirected, TimeProvider.System);
    }

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface();

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    /// <summary>Sends to standard error what is shown meanwhile.</summary>
    /// <param name="show">Shows it.</param>
    public void ShowAsError(Action show)
    {
        _isError = true;
        show();
        _isError = false;
    }

    // Views carry colours; for what is no terminal they are taken out.
    public override void Write(string value)
    {
        if (_isError)
        {
            _errors.Write(GetOutputString(value, supportsVirtualTerminal: !Console.IsErrorRedirected));
        }
        else
        {
            _output.Write(GetOutputString(value, SupportsVirtualTerminal));
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) =>
        _errors.WriteLine(GetOutputString(value, supportsVirtualTerminal: !Console.IsErrorRedirected));

    public override void WriteDebugLine(string message) => _errors.WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => _errors.WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => _errors.WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Write(record);

    public override string ReadLine() => Console.In.ReadLine() ?? string.Empty;

    public override SecureString ReadLineAsSecureString() => throw Unanswered("a secret");

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) =>
        throw Unanswered(string.Join(", ", NamesOf(descriptions)));

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw Unanswered("a choice");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw Unanswered("a credential");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw Unanswered("a credential");

    private static IEnumerable<string> NamesOf(Collection<FieldDescription> descriptions)
    {
        foreach (FieldDescription description in descriptions)
        {
            yield return description.Name;
        }
    }

    private static HostException Unanswered(string what) =>
        new HostException($"The shell asks nobody: give {what} by parameter.");
}
