using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Looks up in the journal of a run which records were written to the store, and as which users. Uses about 150 bytes for each record.</summary>
internal sealed class ComparedRun
{
    private readonly string _path;
    private readonly IIdentityStore _store;
    private readonly RunManifest _manifest;
    private readonly RunHistory _history;
    private readonly KeyedHash _hash;
    private readonly Dictionary<string, int> _ordinals = new Dictionary<string, int>(StringComparer.Ordinal);

    private ComparedRun(string path, IIdentityStore store, RunManifest manifest, RunHistory history, Func<object, object?>? unwrap)
    {
        _store = store;
        _path = path;
        _manifest = manifest;
        _history = history;
        _hash = new KeyedHash(Convert.FromBase64String(manifest.HashKey), unwrap);
    }

    /// <summary>The attribute that identified a user in the run.</summary>
    public string PrimaryKey => _manifest.PrimaryKey;

    /// <summary>Whether the run changed existing users.</summary>
    public bool DeltaMigration => _manifest.DeltaMigration;

    /// <summary>Whether the run sent records without their passwords.</summary>
    public bool OmitPassword => _manifest.OmitPassword;

    /// <summary>When the rollback of the run began, in UTC; null if the run was not rolled back.</summary>
    public DateTimeOffset? TakenBackAt => _manifest.TakenBackAt;

    /// <summary>Reads a run, even while a command is working on it.</summary>
    /// <param name="path">The full path of the run folder.</param>
    /// <param name="store">The store that is read.</param>
    /// <param name="options">The options for the comparison.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</param>
    /// <exception cref="MigrationException">The folder is not a run folder, can't be read, is damaged, or belongs to another store.</exception>
    public static ComparedRun Open(string path, IIdentityStore store, ComparisonOptions options, Func<object, object?>? unwrap)
    {
        if (!RunFolderReader.IsRunFolder(path))
        {
            throw ComparisonErrors.NotARun(path);
        }

        try
        {
            RunManifest manifest = RunManifest.Parse(OwnerOnly.ReadText(Path.Combine(path, RunFolder.ManifestName)));
            RunStore.Check(manifest, path, store, options);
            return new ComparedRun(path, store, manifest, RunFolderReader.ReadJournal(Path.Combine(path, RunFolder.JournalName), manifest), unwrap);
        }
        catch (Exception exception) when (exception is JsonException or JournalException or FormatException)
        {
            throw ComparisonErrors.Damaged(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ComparisonErrors.ReadFailed(path, exception);
        }
    }

    /// <summary>Sets what the run did with a record, if the run sent it: the record gets the identifier of its user, or is skipped.</summary>
    /// <param name="entry">The record.</param>
    /// <returns>Whether the run sent the record.</returns>
    /// <exception cref="MigrationException">The source of the record has changed since the run began.</exception>
    public bool TryRecall(ComparedRecord entry)
    {
        if (Identify(entry.Record) is not { } identity || !_history.TryFind(identity, out HistoryEntry known))
        {
            return false;
        }

        if (known.Status is not { } status)
        {
            entry.Note = "The outcome of the record in the run is unknown.";
        }
        else
        {
            entry.Uuid = known.Id;
            Landing.Apply(entry, status);
        }

        if (entry.Result is null && entry.Note is null && known.Payload != 0 && _hash.ComputePayload(entry.Record).First != known.Payload)
        {
            entry.Note = "The record differs from what the run sent. Use the same pipeline as for the run.";
        }

        return true;
    }

    private RecordIdentity? Identify(IdentityRecord record)
    {
        if (record.GetRecord().GetSource() is { } source)
        {
            int ordinal = OrdinalOf(source);
            return ordinal == 0 ? null : RecordIdentity.FromSource(ordinal, record.RecordNumber);
        }

        return RecordKey.Identify(_store, record, _manifest.PrimaryKey) is { } key ? RecordIdentity.FromKey(_hash.Compute(key)) : null;
    }

    private int OrdinalOf(MigrationSource source)
    {
        string path = source.Path;
        if (!_ordinals.TryGetValue(path, out int ordinal))
        {
            ManifestSource now = SourceDigest.Compute(source);
            ManifestSource? known = _manifest.FindSource(now);
            ordinal = known is null ? 0 : known.Sha256 == now.Sha256 ? known.Ordinal : throw ComparisonErrors.SourceChanged(_path, path);
            _ordinals.Add(path, ordinal);
        }

        return ordinal;
    }
}
