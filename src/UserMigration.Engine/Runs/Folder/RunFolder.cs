using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Statistics;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// The persistent state of a run: manifest.json, journal.ndjson, the tables, summary.json. A record is written to the
/// journal before the call, and its outcome before it is reported. Only one command at a time can work on a run.
/// </summary>
public sealed class RunFolder : IDisposable
{
    /// <summary>The name of the file that describes the run.</summary>
    internal const string ManifestName = "manifest.json";

    /// <summary>The name of the file that records what was sent and the outcomes.</summary>
    internal const string JournalName = "journal.ndjson";

    /// <summary>The name of the file that the command which works on the run keeps locked.</summary>
    internal const string LockName = "run.lock";

    /// <summary>The name of the file that has the summary of the last command.</summary>
    internal const string SummaryName = "summary.json";

    private const int MostInALine = 1000;

    private static readonly TimeSpan s_flushPause = TimeSpan.FromMilliseconds(100);

    private readonly JournalledFolder _folder;
    private readonly RunManifest _manifest;
    private RunFiles? _files;
    private EarlierTables? _earlier;
    private readonly IReadOnlyList<string> _passwords;
    private readonly KeyedHash _hash;
    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly TimeProvider _time;
    private readonly object _lock = new object();
    private readonly int? _exitCodeBefore;
    private volatile bool _isUsed;
    private bool _isClosed;
    private long _lastFlush;

    private RunFolder(
        JournalledFolder folder,
        RunManifest manifest,
        RunHistory history,
        IIdentityStore store,
        BulkCreateOptions options,
        TimeProvider time,
        KeyedHash hash)
    {
        _folder = folder;
        _store = store;
        _manifest = manifest;
        _options = options;
        _time = time;
        _hash = hash;
        _passwords = options.OmitPassword ? Array.Empty<string>() : store.Capabilities.PasswordAttributes.ToArray();
        History = history;
        _exitCodeBefore = history.ExitCode;
        Sources = new RunSources(folder, manifest, options.IsRetryOfRun);
    }

    /// <summary>The full path of the folder.</summary>
    public string Path => _folder.Path;

    /// <summary>How often the journal was forced to disk.</summary>
    public long Syncs => _folder.Syncs;

    /// <summary>The longest timeout of a call among all commands of the run, including this one.</summary>
    internal TimeSpan LongestTimeout => TimeSpan.FromSeconds(_manifest.LongestTimeoutSeconds);

    /// <summary>The warning that -Force resumes the run with a damaged journal; null if the journal is not damaged.</summary>
    internal string? RecoveryWarning => !_folder.IsRecovered ? null : string.Format(
        CultureInfo.InvariantCulture,
        "The journal of the run folder '{0}' is damaged. Because of -Force, the run resumes with the records that can still be read from it ({1:N0}). "
            + "Each other record is looked up by its key before it is sent, like a record whose answer was lost. "
            + "A copy of the damaged journal is kept next to it.",
        Path,
        History.Count);

    /// <summary>Whether the run was resumed with a damaged journal: the outcome of each record that is not in the journal is unknown.</summary>
    internal bool IsJournalLost => _manifest.JournalLostAt is not null;

    /// <summary>When the run was first started.</summary>
    internal DateTimeOffset StartedAt => _manifest.StartedAt;

    /// <summary>What the run did before this command.</summary>
    internal RunHistory History { get; }

    /// <summary>The sources of the records.</summary>
    internal RunSources Sources { get; }

    /// <summary>The files with the rows of this command that you have to fix.</summary>
    internal IReadOnlyList<RowFile> RejectFiles => _files?.RejectFiles ?? Array.Empty<RowFile>();

    /// <summary>The files with rows of this command that repeat another record.</summary>
    internal IReadOnlyList<RowFile> DuplicateFiles => _files?.DuplicateFiles ?? Array.Empty<RowFile>();

    /// <summary>Whether an outcome that an earlier command reported belongs in the list of users without a password.</summary>
    /// <param name="result">The outcome.</param>
    internal bool IsToReset(BulkUserResult result) => ResetList.Includes(result, _passwords);

    /// <summary>The warnings about tables that were edited since the last command; before the first outcome is written.</summary>
    internal IEnumerable<string> EditWarnings => new EarlierTables(Path, _manifest.Tables).DescribeEdited();

    /// <summary>Computes the keyed hashes of the run.</summary>
    internal KeyedHash Hash => _hash;

    /// <summary>Creates the folder of a run, or opens an existing one.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="store">The store that the run writes to.</param>
    /// <param name="options">The options for the run.</param>
    /// <param name="time">The clock.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</param>
    /// <exception cref="MigrationException">
    /// The folder can't be created, is not a run folder and not empty, is in use, is damaged, or belongs to a run with
    /// another store or other settings.
    /// </exception>
    public static RunFolder Open(
        string path, IIdentityStore store, BulkCreateOptions options, TimeProvider time, Func<object, object?>? unwrap = null)
    {
        RunManifest? manifest = null;
        RunHistory? history = null;
        return JournalledFolder.Open(
            path,
            FolderKind.Upload,
            (text, length) =>
            {
                manifest = text is null
                    ? NewManifest(store, options, time)
                    : RunFolderErrors.Check(RunManifest.Parse(text), path, store, options);
                manifest.CheckedFrom = manifest.HasChecks ? manifest.CheckedFrom : length;
                manifest.Version = RunManifest.CurrentVersion;
                manifest.BatchSize = options.BatchSize;
                manifest.Workers = options.Workers;
                manifest.RateLimit = options.RateLimit;
                manifest.LongestTimeoutSeconds = Math.Max(manifest.LongestTimeoutSeconds, options.Timeout.TotalSeconds);
                return manifest;
            },
            () => options.OpenJournal(System.IO.Path.Combine(path, JournalName)),
            (journal, chain) => (history = JournalReader.Read(journal, chain)).Length,
            folder =>
            {
                RunFiles.CheckFree(path);
                return new RunFolder(
                    folder, manifest!, history!, store, options, time, new KeyedHash(Convert.FromBase64String(manifest!.HashKey), unwrap));
            },
            time,
            options.Force);
    }

    /// <summary>Writes to the manifest how the records were converted, so that they can be converted again; the first command of the run decides.</summary>
    /// <param name="steps">The commands that the records passed before; see <see cref="MigrationRecord.Steps"/>.</param>
    /// <param name="conversion">The parameters of the conversion; see <see cref="IdentityRecord.Conversion"/>.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    internal void NoteConversion(string steps, string conversion)
    {
        if (_manifest.Conversion is null && History.Count == 0)
        {
            _folder.ChangeManifest(() => (_manifest.Steps, _manifest.Conversion) = (steps, conversion));
        }
    }

    /// <summary>Checks that the folder is still the one that was opened.</summary>
    /// <exception cref="MigrationException">The folder was deleted or replaced.</exception>
    internal void CheckPlace() => _folder.CheckPlace();

    /// <summary>Writes to the journal that a batch is about to be sent, and waits until it is on disk.</summary>
    /// <param name="batch">The batch.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    internal Task BeginAsync(RecordBatch batch)
    {
        _isUsed = true;
        _hash.Fill(batch.Entries, _store, _options.PrimaryKey);
        return _folder.AppendDurableAsync(JournalLines.CreateIntent(batch, _time.GetUtcNow()));
    }

    /// <summary>Writes the outcomes of the records of a batch.</summary>
    /// <param name="batch">The batch; each of its records has a result.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    internal void End(RecordBatch batch)
    {
        foreach (QueuedRecord entry in batch.Entries)
        {
            entry.Record.Json = null;
        }

        IReadOnlyList<BulkUserResult> results = batch.Results;
        _folder.Append(JournalLines.CreateOutcomes(batch.Number, TimesOf(batch), results));
        WriteTables(results);
    }

    /// <summary>Gets the time from the first call of a batch to its last answer; its records may have been in several calls.</summary>
    private CreationTimes TimesOf(RecordBatch batch)
    {
        DateTimeOffset from = DateTimeOffset.MaxValue;
        DateTimeOffset to = default;
        foreach (QueuedRecord entry in batch.Entries)
        {
            if (entry.AnsweredAt != default)
            {
                from = entry.SentAt < from ? entry.SentAt : from;
                to = entry.AnsweredAt > to ? entry.AnsweredAt : to;
            }
        }

        return to == default
            ? new CreationTimes(_time.GetUtcNow(), null, _store.ClockOffset)
            : new CreationTimes(to, to - from, _store.ClockOffset);
    }

    /// <summary>Writes to the tables the outcomes of records that were in no call: not sent, or processed before.</summary>
    /// <param name="results">The outcomes.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    internal void WriteTables(IReadOnlyList<BulkUserResult> results)
    {
        lock (_lock)
        {
            _folder.Guard(() =>
            {
                RunFiles files = Tables();
                foreach (BulkUserResult result in results)
                {
                    files.Write(result);
                }

                // The journal has the outcomes: a row that is lost in a crash is written again when the run is resumed.
                if (_time.GetElapsedTime(_lastFlush) >= s_flushPause)
                {
                    files.Flush();
                    _lastFlush = _time.GetTimestamp();
                }
            });
        }
    }

    /// <summary>Writes the outcomes of records that were in no call, and to the journal which of them were not sent.</summary>
    /// <param name="records">The records, with their results.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    internal void WriteUnsent(IReadOnlyList<QueuedRecord> records)
    {
        _isUsed = true;

        // If the journal has no room any more, the tables still have the records.
        WriteTables(records.Select(record => record.Result!).ToArray());
        QueuedRecord[] unsent = records.Where(record => record.Result!.Status == BulkUserStatus.NotSent).ToArray();
        foreach (QueuedRecord[] some in Enumerable.Range(0, (unsent.Length + MostInALine - 1) / MostInALine)
            .Select(i => unsent.Skip(i * MostInALine).Take(MostInALine).ToArray()))
        {
            foreach (QueuedRecord record in some)
            {
                record.Payload ??= _hash.ComputePayload(record.Record);
            }

            _folder.Append(JournalLines.CreateNotSent(some));
        }
    }

    /// <summary>Writes to the journal and the tables that a record was rejected.</summary>
    /// <param name="record">The record, with its result.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    internal void Reject(QueuedRecord record)
    {
        _isUsed = true;
        _folder.Append(JournalLines.CreateRejected(record));
        WriteTables(new[] { record.Result! });
    }

    /// <summary>Writes the statistics.</summary>
    /// <param name="text">The statistics as JSON.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    internal void WriteStatistics(string text) => _folder.WriteWhole(RunStatistics.FileName, text);

    /// <summary>Writes the summary, and writes to the journal that the command ends.</summary>
    /// <param name="summary">The summary.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Conclude(MigrationSummary summary)
    {
        if (summary is null)
        {
            throw new ArgumentNullException(nameof(summary));
        }

        _isUsed = true;
        lock (_lock)
        {
            _folder.Guard(() => Tables());
        }

        _folder.WriteWhole(SummaryName, SummaryJson.Write(summary));
        _folder.Append(JournalLines.CreateEnd(_time.GetUtcNow(), summary.ExitCode));
    }

    /// <summary>Closes the files.</summary>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Close()
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            if (!_isUsed && _exitCodeBefore is { } exitCode)
            {
                // The command was refused before it did anything, so the run is as the command before left it, and not interrupted.
                _folder.Append(JournalLines.CreateEnd(_time.GetUtcNow(), exitCode));
            }

            _folder.Close(CloseTables);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void CloseTables()
    {
        if (_files is null)
        {
            return;
        }

        _files.Dispose();
        _manifest.Tables = _earlier!.ComputeDigests();
    }

    /// <summary>
    /// Gets the tables. They replace those of earlier commands only when the first outcome is written, not when the
    /// command is refused.
    /// </summary>
    private RunFiles Tables()
    {
        if (_files is null)
        {
            _folder.CheckPlace();
            _earlier = new EarlierTables(Path, _manifest.Tables);

            // If this command dies, nobody knows which of its tables are edited later.
            _folder.ChangeManifest(() => _manifest.Tables = new Dictionary<string, string>());
            _files = new RunFiles(Path, History, record => _store.KeyOf(record, _options.PrimaryKey)?.Value, _earlier, _passwords);
        }

        return _files;
    }

    private static RunManifest NewManifest(IIdentityStore store, BulkCreateOptions options, TimeProvider time) => new RunManifest
    {
        StartedAt = time.GetUtcNow(),
        Target = store.Target,
        Uri = store.Uri,
        EntityType = options.EntityType,
        PrimaryKey = options.PrimaryKey,
        DeltaMigration = options.DeltaMigration,
        OmitPassword = options.OmitPassword,
        HashKey = Convert.ToBase64String(KeyedHash.NewKey()),
    };
}
