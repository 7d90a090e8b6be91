using System.Collections.Generic;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>The sources of the records of a run, and their shards. The manifest lists them, and each must stay unchanged.</summary>
internal sealed class RunSources
{
    private readonly JournalledFolder _folder;
    private readonly RunManifest _manifest;
    private readonly bool _isRetry;
    private readonly object _lock = new object();
    private readonly List<(MigrationSource Source, ManifestSource Known)> _sources = new List<(MigrationSource, ManifestSource)>();

    /// <summary>Creates the list for a command.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="manifest">The manifest of the run.</param>
    /// <param name="isRetry">Whether the records are read again from the sources of the run. They are then not of a shard.</param>
    public RunSources(JournalledFolder folder, RunManifest manifest, bool isRetry)
    {
        _folder = folder;
        _manifest = manifest;
        _isRetry = isRetry;
    }

    /// <summary>Gets the ordinal of a source in the run. A source that the run already has must be unchanged.</summary>
    /// <param name="source">The source.</param>
    /// <exception cref="MigrationException">The source has changed or is in the run folder, or the folder can't be written.</exception>
    public int OrdinalOf(MigrationSource source)
    {
        if (FilePaths.IsInside(Path.GetFullPath(source.Path), Path.GetFullPath(_folder.Path)))
        {
            throw RunFolderErrors.SourceInside(_folder.Path, source.Path);
        }

        ManifestSource now = SourceDigest.Compute(source);
        lock (_lock)
        {
            string? shard = source.Shard?.ToString();
            if (_manifest.FindSource(now) is { } known)
            {
                if (shard != known.Shard && !_isRetry)
                {
                    throw RunFolderErrors.ShardChanged(_folder.Path, source.Path, known.Shard, shard);
                }

                _sources.Add((source, known));
                bool isSame = known.Sha256 == now.Sha256 || source.GetStreamed is not null;
                return isSame ? known.Ordinal : throw RunFolderErrors.SourceChanged(_folder.Path, source.Path);
            }

            _sources.Add((source, now));
            now.Reading = SourceReading.From(source);
            now.Shard = shard;
            now.Ordinal = _manifest.Sources.Count + 1;
            _folder.ChangeManifest(() => _manifest.Sources.Add(now));
            return now.Ordinal;
        }
    }

    /// <summary>Writes to the manifest how many records the sources have that were read to their end.</summary>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void NoteCounts()
    {
        foreach ((MigrationSource source, ManifestSource known) in _sources)
        {
            if (source.RecordCount is { } count && known.Records != count)
            {
                _folder.ChangeManifest(() => known.Records = count);
            }
        }
    }

    /// <summary>
    /// Checks the sources that were read from pipes, because their bytes are only known at the end: they must be
    /// unchanged. New ones are added to the manifest.
    /// </summary>
    /// <exception cref="MigrationException">A source has changed, or the folder can't be written.</exception>
    public void CheckPipes()
    {
        foreach ((MigrationSource source, ManifestSource known) in _sources)
        {
            if (source.GetStreamed?.Invoke() is not { } bytes || bytes.Sha256 == known.Sha256)
            {
                continue;
            }

            if (known.Sha256 is not null)
            {
                throw RunFolderErrors.SourceChanged(_folder.Path, source.Path);
            }

            _folder.ChangeManifest(() =>
            {
                known.Size = bytes.Size;
                known.Sha256 = bytes.Sha256;
            });
        }
    }
}
