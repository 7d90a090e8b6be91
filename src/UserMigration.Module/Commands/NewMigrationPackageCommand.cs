using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.HandOff.Packages;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Transfer;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Creates the package of a datafile for a vendor's migration service: an encrypted file with a manifest, of a sample or of all records. The
/// datafile is checked against the rules of the service first.
/// </summary>
[Cmdlet(VerbsCommon.New, "MigrationPackage", HelpUri = HelpPages.NewMigrationPackage, SupportsShouldProcess = true, DefaultParameterSetName = SampleSet)]
[OutputType(typeof(MigrationPackage))]
public sealed class NewMigrationPackageCommand : TransferCommand
{
    private const string SampleSet = "Sample";
    private const string ProductionSet = "Production";

    private ProgressReporter _progress = null!;
    private Packager? _packager;
    private PassphraseBytes? _passphrase;

    /// <summary>The datafile, as it was exported: UTF-8, separated by commas.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("PSPath", "LP", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>
    /// Creates the package of a sample: users.csv becomes users.sample.csv.gpg and users.sample.manifest.json.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = SampleSet)]
    public SwitchParameter Sample { get; set; }

    /// <summary>Creates the package of all records: users.csv becomes users.csv.gpg and users.manifest.json.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProductionSet)]
    public SwitchParameter Production { get; set; }

    /// <summary>The manifest of the sample that the service has imported.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProductionSet)]
    [Alias("SampleManifest")]
    [ValidateNotNullOrEmpty]
    public string After { get; set; } = null!;

    /// <summary>The passphrase: a SecureString, a PSCredential or the output of New-MigrationPassphrase.</summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>Files with public keys of OpenPGP, as gpg --armor --export writes them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Recipient { get; set; }

    /// <summary>The folder for the package.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFolder { get; set; }

    /// <summary>The number of records in the sample.</summary>
    [Parameter(ParameterSetName = SampleSet)]
    [ValidateRange(0, 100_000)]
    public int SampleSize { get; set; } = 200;

    /// <summary>The seed of the random choice: the same seed chooses the same records of the same file.</summary>
    [Parameter(ParameterSetName = SampleSet)]
    public int Seed { get; set; } = 1;

    /// <summary>Also writes the sample without encryption, readable only by its owner.</summary>
    [Parameter(ParameterSetName = SampleSet)]
    public SwitchParameter KeepClear { get; set; }

    /// <summary>The kind of store whose vendor has the service.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>The schema of the store: the output of Get-IdentitySchema, or the path of a file that it saved.</summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <summary>The attribute that must not be empty.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string? PrimaryKey { get; set; }

    /// <summary>
    /// The severity of rules, as agreed with the vendor: a hashtable that maps an id to Error, Warning, Information or
    /// Off, or the path of a .psd1 that contains one.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(RuleSeverityCompleter))]
    public object? RuleSeverity { get; set; }

    /// <summary>Packs a file that has records with an Error.</summary>
    [Parameter]
    public SwitchParameter AllowInvalid { get; set; }

    /// <summary>Does not overwrite existing files; the command ends with an error.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>
    /// Packs a production file although its format differs from that of the sample, or although the encrypted sample is
    /// missing; both cause a warning.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// The SFTP server to send the encrypted file to: host, user@host:port, or sftp://user@host:port/path.
    /// </summary>
    [Parameter]
    [Alias("HostName", "ComputerName")]
    [ValidateNotNullOrEmpty]
    public override string Server { get; set; } = null!;

    /// <summary>The folder on the server, or the path that the file gets there.</summary>
    [Parameter]
    [Alias("RemotePath")]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Reads the file back from the server and compares its SHA-256 before it gets its name.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Server is not null)
        {
            base.BeginProcessing();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _passphrase = PassphraseBytes.Read(Passphrase);
        if (_passphrase.Value is { } bytes && PassphraseStrength.FindWeakness(bytes) is { } reason)
        {
            WriteWarning($"The passphrase is weak: {reason}. Whoever gets the file can try many passphrases. New-MigrationPassphrase creates a strong one.");
        }

        Pack();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _packager?.Dispose();
        _passphrase?.Dispose();
    }

    private void Pack()
    {
        _progress = StartProgress($"Checking {System.IO.Path.GetFileName(Path)}", ProgressRank.Source);
        _packager = Try(() => new Packager(ReadOptions()));
        Stoppable(() =>
        {
            _packager.Check(StopToken);
            return true;
        });
        foreach (string warning in _packager.Warnings)
        {
            WriteWarning(warning);
        }

        if (Sample)
        {
            WriteVerbose($"{_packager.NeededRows} of the {_packager.Records} records in the sample show everything that the file shows.");
        }

        MigrationPackage? package = null;
        if (ShouldProcess(_packager.EncryptedPath, $"Encrypt {_packager.Records} records"))
        {
            _progress = StartProgress($"Packing {System.IO.Path.GetFileName(Path)}", ProgressRank.Source);
            package = Stoppable(() => _packager.Write(StopToken));
            WriteWarning($"'{package.Path}' contains the data of {package.Records:N0} real {(package.Records == 1 ? "person" : "people")}. Tell the vendor its passphrase on the phone only, never by e-mail or in a ticket.");
        }

        _progress.Complete();
        Send(package);
        if (package is not null)
        {
            WriteObject(package);
        }
    }

    private void Send(MigrationPackage? package)
    {
        if (Server is null || !ShouldProcess($"{_packager!.EncryptedPath} to {Address}:{Address.Combine(Destination) ?? "~"}", "Send a file") || package is null)
        {
            return;
        }

        SendOptions options = new SendOptions { Destination = Address.Combine(Destination), Force = Force, Verify = Verify };
        if (TryTransfer($"Sending {System.IO.Path.GetFileName(package.Path)}", (transfer, token) => transfer.SendAsync(package.Path, options, token), out MigrationFileTransfer? sent))
        {
            package.Transfer = sent;
        }
    }

    private PackageOptions ReadOptions()
    {
        string path = PathResolver.ResolveLiteral(this, Path);
        IDictionary severities = RuleArguments.ReadSeverities(this, RuleSeverity);
        return new PackageOptions(
            path,
            OutFolder is null ? System.IO.Path.GetDirectoryName(path)! : PathResolver.ResolveLiteral(this, OutFolder),
            StoreTargets.Get(Target),
            new OpenPgpWriteOptions
            {
                Passphrase = _passphrase!.Value,
                Recipients = (Recipient ?? Array.Empty<string>()).Select(file => PathResolver.ResolveLiteral(this, file)).ToArray(),
            })
        {
            After = Production ? PathResolver.ResolveLiteral(this, After) : null,
            SampleSize = SampleSize,
            Seed = Seed,
            KeepsClear = KeepClear,
            Schema = Schema?.Read(this),
            PrimaryKey = PrimaryKey,
            ChangeRules = rules => RuleArguments.Apply(rules, severities),
            AllowsInvalid = AllowInvalid,
            KeepsOld = NoClobber,
            IsForced = Force,
            Time = Time,
            Progress = (done, share) => _progress.Update(done, share),
        };
    }

    private T Stoppable<T>(Func<T> step)
    {
        try
        {
            return Try(step);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
