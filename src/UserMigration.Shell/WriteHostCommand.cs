using System.Management.Automation;

namespace UserMigration.Shell;

/// <summary>Plain text to the host: the embedded engine has no Write-Host of its own.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    /// <summary>What to write.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    public object? Object { get; set; }

    /// <summary>Stays on the line.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string text = LanguagePrimitives.ConvertTo<string>(Object) ?? string.Empty;
        if (NoNewline)
        {
            Host.UI.Write(text);
        }
        else
        {
            Host.UI.WriteLine(text);
        }
    }
}
