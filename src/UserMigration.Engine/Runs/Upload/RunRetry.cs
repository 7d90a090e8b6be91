using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>
/// The records of a run that were not successful: those that the store refused, whose outcome is unknown, or that were not sent. Their rows
/// are read from the sources of the run, which must be unchanged, and are to be converted as the run recorded. Rejected records are among
/// them, so that the tables of the run stay complete, but they are not sent.
/// </summary>
public sealed class RunRetry
{
    private readonly string _path;
    private readonly RunManifest _manifest;
    private readonly HashSet<RecordIdentity> _records;
    private readonly Dictionary<string, int> _ordinals = new Dictionary<string, int>(StringComparer.Ordinal);

    private RunRetry(string path, RunManifest manifest, HashSet<RecordIdentity> records)
    {
        _path = path;
        _manifest = manifest;
        _records = records;
    }

    /// <summary>The number of records, including those that were rejected.</summary>
    public int Count => _records.Count;

    /// <summary>The commands that convert the rows, as the run recorded them: a pipeline without its input.</summary>
    public string Pipeline => (_manifest.Steps + $" | ConvertTo-IdentityRecord -Target {_manifest.Target}{_manifest.Conversion}").Substring(" | ".Length);

    /// <summary>The attribute that identifies a user in the run.</summary>
    public string PrimaryKey => _manifest.PrimaryKey;

    /// <summary>The entity type of the run.</summary>
    public string EntityType => _manifest.EntityType;

    /// <summary>Whether the run changes existing users.</summary>
    public bool DeltaMigration => _manifest.DeltaMigration;

    /// <summary>Whether the run sends records without their passwords.</summary>
    public bool OmitPassword => _manifest.OmitPassword;

    /// <summary>Reads which records a run has to send again. Nothing is sent or written.</summary>
    /// <param name="path">The full path of the run folder.</param>
    /// <param name="includesRejected">Whether rejected records are among them, so that the tables of the run stay complete.</param>
    /// <exception cref="MigrationException">
    /// The folder is not a run folder, can't be read or is damaged; a source has changed; or the records can't be read again.
    /// </exception>
    public static RunRetry Open(string path, bool includesRejected = true)
    {
        if (!RunFolderReader.IsRunFolder(path))
        {
            throw RunFolderErrors.NotFound(path);
        }

        try
        {
            RunManifest manifest = RunManifest.Parse(OwnerOnly.ReadText(Path.Combine(path, RunFolder.ManifestName)));
            manifest.CheckVersion();
            RunHistory history = RunFolderReader.ReadJournal(Path.Combine(path, RunFolder.JournalName), manifest);
            RunRetry retry = new RunRetry(path, manifest, new HashSet<RecordIdentity>(
                history.Entries
                    .Where(known => !known.Value.IsDone && (includesRejected || known.Value.Status != BulkUserStatus.Rejected))
                    .Concat(history.NotSent).Select(known => known.Key)));
            retry.CheckSources();
            return retry;
        }
        catch (Exception exception) when (exception is JsonException or JournalException or FormatException)
        {
            throw RunFolderErrors.Damaged(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw RunFolderErrors.ReadFailed(path, exception);
        }
    }

    /// <summary>Reads all rows of the sources that have records to send again.</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">A source can't be read.</exception>
    public IEnumerable<MigrationRecord> Read(CancellationToken cancellationToken)
    {
        foreach (ManifestSource source in Sources())
        {
            using Datafiles files = OpenSource(source);
            foreach (MigrationRecord record in files.Read(1, long.MaxValue, cancellationToken))
            {
                yield return record;
            }
        }
    }

    /// <summary>Whether a record is one of those to send again.</summary>
    /// <param name="record">The record, converted from a row of <see cref="Read"/>.</param>
    public bool Includes(IdentityRecord record) => record is null
        ? throw new ArgumentNullException(nameof(record))
        : record.Source is { } path && _ordinals.TryGetValue(path, out int ordinal) && _records.Contains(RecordIdentity.FromSource(ordinal, record.RecordNumber));

    /// <summary>Creates the error that the records of a run must be passed through the pipeline.</summary>
    /// <param name="reason">Why, as a clause.</param>
    public MigrationException NeedsInput(string reason) => new MigrationException(
        "RetryNeedsInput",
        MigrationFault.InvalidOperation,
        $"The records of the run in '{_path}' can't be read again from the run alone, because {reason}. Start the command that uploaded them again, and add -RetryFailed: "
            + "records that are done are not sent again.",
        _path,
        exitCode: 5);

    private IEnumerable<ManifestSource> Sources() =>
        _manifest.Sources.Where(source => _records.Any(record => record.First == (ulong)source.Ordinal));

    private void CheckSources()
    {
        if (_records.Count == 0)
        {
            return;
        }

        if (_manifest.Conversion is null)
        {
            throw NeedsInput("an earlier version of the module started the run");
        }

        HashSet<ulong> known = new HashSet<ulong>(_manifest.Sources.Select(source => (ulong)source.Ordinal));
        if (_records.Any(record => !known.Contains(record.First)))
        {
            throw NeedsInput("some of them do not come from a file");
        }

        foreach (ManifestSource source in Sources())
        {
            ManifestSource now = source.Sha256 is null || source.Reading is null ? source : SourceDigest.Compute(source.Path);
            if (now.Sha256 is null || source.Reading is null)
            {
                throw NeedsInput($"'{source.Path}' was read from a pipe, or no longer exists");
            }

            if (now.Sha256 != source.Sha256)
            {
                throw RunFolderErrors.SourceChanged(_path, source.Path);
            }

            _ordinals[source.Path] = source.Ordinal;
            OpenSource(source).Dispose();
        }
    }

    private Datafiles OpenSource(ManifestSource source)
    {
        try
        {
            return Datafiles.Open(new[] { source.Path }, source.Reading!.ToOptions());
        }
        catch (MigrationException exception) when (exception.ErrorId == "PassphraseMissing")
        {
            throw NeedsInput($"'{source.Path}' is encrypted");
        }
    }
}
