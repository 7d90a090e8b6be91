using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace UserMigration.Shell;

/// <summary>The host of the embedded engine: a console, or what it is redirected to.</summary>
public sealed class ShellHost : PSHost
{
    private readonly ShellUserInterface _ui = new ShellUserInterface(Console.Out, Console.Error);

    /// <summary>Makes a host. Colours are for a terminal alone.</summary>
    public ShellHost()
    {
        if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is not null)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }
    }

    /// <summary>What <c>exit</c> asked for, or null.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "UserMigration.Shell";

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _ui;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <summary>Sends to standard error what is shown meanwhile.</summary>
    /// <param name="show">Shows it.</param>
    public void ShowAsError(Action show) => _ui.ShowAsError(show);

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("There is no prompt here.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException("There is no prompt here.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
