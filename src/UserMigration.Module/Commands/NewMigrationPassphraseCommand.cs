using System.Management.Automation;
using System.Net;
using System.Security;
using UserMigration.Engine.OpenPgp;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Creates a passphrase of random words, which can be read to somebody on the phone.</summary>
[Cmdlet(VerbsCommon.New, "MigrationPassphrase", HelpUri = HelpPages.NewMigrationPassphrase)]
[OutputType(typeof(MigrationPassphrase))]
public sealed class NewMigrationPassphraseCommand : MigrationCommand
{
    /// <summary>The number of words, from 5 to 24.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(5, 24)]
    public int WordCount { get; set; } = PassphraseGenerator.UsualWords;

    /// <summary>What is between the words.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Separator { get; set; } = "-";

    /// <summary>Returns the passphrase also as text, in the property Text.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        SecureString passphrase = PassphraseGenerator.Create(WordCount, Separator);
        string? text = AsPlainText ? new NetworkCredential(string.Empty, passphrase).Password : null;
        WriteObject(new MigrationPassphrase(passphrase, WordCount, WordCount * PassphraseGenerator.BitsPerWord, text));
    }
}
