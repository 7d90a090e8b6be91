using System;
using System.Management.Automation;

namespace UserMigration.Shell;

/// <summary>
/// Shows objects as Out-Default does, with the views of their modules. Help is turned into text first: the embedded
/// engine has no views for it.
/// </summary>
[Cmdlet("Out", "Shell")]
public sealed class OutShellCommand : PSCmdlet, IDisposable
{
    private SteppablePipeline? _output;

    /// <summary>The object.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Hears of errors that decide on the exit code.</summary>
    [Parameter]
    public IErrorWatch? Watch { get; set; }

    /// <summary>
    /// After <c>exit</c> and <c>throw</c> this is all that is called: what waits for its table to be laid out would be
    /// lost.
    /// </summary>
    public void Dispose()
    {
        if (_output is not null)
        {
            End();
        }
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _output = ScriptBlock.Create("Out-Default").GetSteppablePipeline(CommandOrigin.Internal);
        _output.Begin(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is ErrorRecord error)
        {
            Watch?.OnError(error);
        }

        if (InputObject is not null && HelpView.IsHelp(InputObject))
        {
            foreach (string line in HelpView.ToLines(InputObject, Host.UI.RawUI.WindowSize.Width))
            {
                _output!.Process(line);
            }
        }
        else
        {
            _output!.Process(InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => End();

    private void End()
    {
        SteppablePipeline output = _output!;
        _output = null;
        output.End();
        output.Dispose();
    }
}
