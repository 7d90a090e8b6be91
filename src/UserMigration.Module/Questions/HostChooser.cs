using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace UserMigration.Questions;

/// <summary>Asks with the prompts of the host, as -Confirm does.</summary>
internal sealed class HostChooser : IChooser
{
    private const int MostDigits = 9;

    private readonly PSHostUserInterface _ui;

    /// <summary>Creates the chooser.</summary>
    /// <param name="ui">The user interface of the host.</param>
    public HostChooser(PSHostUserInterface ui)
    {
        _ui = ui;
    }

    /// <inheritdoc/>
    public int Choose(string title, string message, IReadOnlyList<string> answers)
    {
        Collection<ChoiceDescription> choices = new Collection<ChoiceDescription>(
            answers.Select((answer, i) => new ChoiceDescription(Label(answer, i), answer)).ToList());
        return Run(() => _ui.PromptForChoice(title, message, choices, 0));
    }

    /// <inheritdoc/>
    public string Ask(string question) => Run(() =>
    {
        _ui.Write(question + " ");
        return _ui.ReadLine() ?? string.Empty;
    });

    // The digit selects the answer.
    private static string Label(string answer, int index)
    {
        string key = index < MostDigits ? (index + 1).ToString(CultureInfo.InvariantCulture) : ((char)('a' + index - MostDigits)).ToString();
        return "&" + key + " " + answer.Replace("&", "+");
    }

    private static T Run<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception exception) when (exception is HostException or PSInvalidOperationException or PSNotSupportedException or NotImplementedException)
        {
            throw new MigrationException(
                "InteractionUnavailable",
                MigrationFault.InvalidOperation,
                "-Interactive asks questions, but this session can't ask any, for example because PowerShell was started with -NonInteractive. "
                    + "Omit -Interactive, and decide on the columns in the map file: its comments name the alternatives.",
                null,
                exception);
        }
    }
}
