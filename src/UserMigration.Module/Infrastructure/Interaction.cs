using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace UserMigration.Infrastructure;

/// <summary>Asks the user. A command with -NonInteractive never asks, and says what to specify.</summary>
internal static class Interaction
{
    private const int Refused = 5;

    /// <summary>Checks that a command can run without asking for confirmation.</summary>
    /// <param name="command">The command, which has -NonInteractive.</param>
    /// <exception cref="MigrationException">It would ask.</exception>
    public static void RequireNoConfirmation(PSCmdlet command)
    {
        CmdletAttribute attribute = (CmdletAttribute)command.GetType().GetCustomAttributes(typeof(CmdletAttribute), false).Single();
        ConfirmImpact from = command.MyInvocation.BoundParameters.TryGetValue("Confirm", out object? bound)
            ? (LanguagePrimitives.IsTrue(bound) ? ConfirmImpact.Low : ConfirmImpact.None)
            : (ConfirmImpact)LanguagePrimitives.ConvertTo(command.SessionState.PSVariable.GetValue("ConfirmPreference", ConfirmImpact.High), typeof(ConfirmImpact), CultureInfo.InvariantCulture);
        if (attribute.SupportsShouldProcess && from != ConfirmImpact.None && attribute.ConfirmImpact >= from)
        {
            throw new MigrationException(
                "InputRequired",
                MigrationFault.InvalidOperation,
                $"{command.MyInvocation.MyCommand.Name} would ask for confirmation, but -NonInteractive was specified. "
                    + "Specify -Confirm:$false to run it without asking, or -WhatIf to see what it would do.",
                exitCode: Refused);
        }
    }

    /// <summary>Asks for a credential.</summary>
    /// <param name="command">The command.</param>
    /// <param name="caption">What the credential is for.</param>
    /// <param name="client">The API client; null if it must be entered too.</param>
    /// <param name="isAllowed">Whether the user may be asked.</param>
    /// <param name="fault">Creates the error if the user can't be asked.</param>
    /// <returns>The credential; null if the user canceled.</returns>
    public static PSCredential? AskCredential(PSCmdlet command, string caption, string? client, bool isAllowed, Func<MigrationException> fault)
    {
        if (!isAllowed)
        {
            throw fault();
        }

        try
        {
            return command.Host.UI?.PromptForCredential(caption, "Enter the secret of the API client.", client ?? string.Empty, string.Empty);
        }
        catch (Exception exception) when (exception is HostException or InvalidOperationException or NotImplementedException)
        {
            throw fault();
        }
    }
}
