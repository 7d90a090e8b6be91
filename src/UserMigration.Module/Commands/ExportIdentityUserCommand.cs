using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UserMigration.Completion;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Runs.Export;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Exports all users of a store, as records or to a file, and proves with a ledger that none was left behind.
/// </summary>
[Cmdlet(VerbsData.Export, "IdentityUser", HelpUri = HelpPages.ExportIdentityUser, SupportsShouldProcess = true)]
[OutputType(typeof(MigrationRecord), typeof(FileInfo))]
public sealed class ExportIdentityUserCommand : RunCommand
{
    private BulkUserExport? _export;
    private PassphraseBytes? _passphrase;
    private ProgressReporter _progress = null!;

    /// <summary>
    /// The file to write: .ndjson (or .jsonl) or .csv; with .gz after it, it is compressed, and with .gpg, .pgp or .asc
    /// at the end, encrypted.
    /// </summary>
    [Parameter(Position = 0)]
    [Alias("OutPath", "Destination")]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>A filter in the language of the store, passed on unchanged.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Filter { get; set; }

    /// <summary>The attributes to export.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[]? Attribute { get; set; }

    /// <summary>The number of users to read in one call, from 1 to 10,000.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int PageSize { get; set; } = 1000;

    /// <summary>The run folder: the memory of an export to a file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunFolderCompleter))]
    public string? RunPath { get; set; }

    /// <summary>Exports without passwords if the store does not show them to the client.</summary>
    [Parameter]
    public SwitchParameter AllowMissingPassword { get; set; }

    /// <summary>How long a change can take until all calls of the store show it, in seconds from 0 to 3,600.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int ReplicationDelaySeconds { get; set; } = 300;

    /// <summary>The passphrase of an encrypted file.</summary>
    [Parameter]
    [PassphraseArgument]
    public SecureString? Passphrase { get; set; }

    /// <summary>Files with public keys of OpenPGP, armored or not, whose owners can decrypt the file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Recipient { get; set; } = Array.Empty<string>();

    /// <summary>Does not replace an existing file: if the file exists, the command ends with an error.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces a read-only file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override string? StopLine => _export is null || OutFile is null || IsWhatIf
        ? null
        : "Stopped. What was read is in the run folder. To resume, start the same command again.";

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IdentityStoreSession session = Try(GetSession);
        _passphrase = PassphraseBytes.Read(Passphrase);
        UserExportOptions options = Try(() => ReadOptions(session));
        if (!ShouldProcess(options.OutFile ?? "The pipeline", $"Export the users of {session.Uri}"))
        {
            return;
        }

        _export = Try(() => new BulkUserExport(session, options, Output, Time, Jitter.Create(Guid.NewGuid().GetHashCode())));
        Publish(_export.Summary);
        Watch(_export.Summary);
        _progress = StartProgress($"Exporting users of {session.Uri}", ProgressRank.Calls);
        _export.Start();
        PumpUntil(() => _export.IsCompleted);
        Output.Drain();
        _progress.Complete();
        Try(() => _export.Conclude(_progress.Elapsed));
        UserExportSummary summary = _export.Summary;
        bool isWhole = summary.ExitCode is 0 or 2 or 3;
        WriteSummary(summary, summary.ExitCode is 2 or 3, _export.AbortedBy);
        if (isWhole && options.OutFile is not null)
        {
            WriteObject(new FileInfo(options.OutFile));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _export?.Dispose();
        _passphrase?.Dispose();
        base.Dispose(disposing);
    }

    private protected override RunSummary CreateSummary() => new UserExportSummary();

    private protected override void WriteResult(object result) => WriteObject(result);

    private protected override void UpdateProgress()
    {
        if (_export is not null && _progress.IsDue)
        {
            long? total = _export.Summary.CountBefore;
            _progress.Update(_export.Read, total > 0 ? Math.Min(1, _export.Read / (double)total) : null, total, null);
        }
    }

    private UserExportOptions ReadOptions(IdentityStoreSession session)
    {
        string? file = OutFile is null ? null : PathResolver.ResolveLiteral(this, OutFile);
        if (file is null && (RunPath is not null || Passphrase is not null || Recipient.Length > 0))
        {
            throw new MigrationException(
                "OutFileRequired",
                MigrationFault.InvalidArgument,
                "-RunPath, -Passphrase and -Recipient are for a file. Specify it with -OutFile, or omit them: users in a pipeline are not written anywhere.",
                exitCode: 5);
        }

        return Configure(new UserExportOptions
        {
            Filter = Filter,
            Attributes = Attribute,
            PageSize = PageSize,
            AllowMissingPassword = AllowMissingPassword,
            ReplicationDelay = TimeSpan.FromSeconds(ReplicationDelaySeconds),
            OutFile = file,
            RunPath = file is null ? null : RunPath is null ? DefaultRunPath(file, session.Target) : PathResolver.ResolveLiteral(this, RunPath),
            Protection = Passphrase is null && Recipient.Length == 0 ? null : new OpenPgpWriteOptions
            {
                Passphrase = _passphrase!.Value,
                Recipients = Recipient.Select(path => PathResolver.ResolveLiteral(this, path)).ToArray(),
                IsArmored = file is not null && OpenPgpNames.IsArmored(file),
            },
            Output = new OutputOptions { KeepsOld = NoClobber, ReplacesReadOnly = Force },
        });
    }

    // Like that of an upload, it is in the current folder, and the same command finds it again.
    private string DefaultRunPath(string file, IdentityTarget target) => Path.Combine(
        SessionState.Path.CurrentFileSystemLocation.ProviderPath, $"{Path.GetFileName(file)}.{target.ToString().ToLowerInvariant()}.export");
}
