using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace UserMigration.WineHost;

/// <summary>A host that writes to the standard output and asks nothing.</summary>
internal sealed class PlainHost : PSHost
{
    /// <summary>The code that the script exits with, or null.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => "UserMigration.WineHost";

    /// <inheritdoc/>
    public override PSHostUserInterface UI { get; } = new PlainUserInterface();

    /// <inheritdoc/>
    public override Version Version { get; } = new Version(1, 0);

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
