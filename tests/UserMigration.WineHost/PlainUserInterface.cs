using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace UserMigration.WineHost;

/// <summary>Writes lines, and asks nothing: a question ends the script, as <c>-NonInteractive</c> does.</summary>
internal sealed class PlainUserInterface : PSHostUserInterface
{
    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; } = new PlainRawUserInterface();

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => false;

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Asked();

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw Asked();

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Asked();

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Asked();

    /// <inheritdoc/>
    public override string ReadLine() => throw Asked();

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString() => throw Asked();

    /// <inheritdoc/>
    public override void Write(string value) => Console.Write(value);

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Console.Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => Console.WriteLine(value);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => Console.WriteLine(value);

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => Console.WriteLine("DEBUG: " + message);

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => Console.WriteLine("VERBOSE: " + message);

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => Console.WriteLine("WARNING: " + message);

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    private static HostException Asked() => new HostException("A script that nobody watches asked a question.");
}
