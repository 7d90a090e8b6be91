using System;
using System.Collections.Generic;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>What is taken back: the creations of a run, or of a success file.</summary>
internal sealed class DeletionSource : IDisposable
{
    private readonly IDisposable? _hold;
    private readonly Action<DateTimeOffset>? _mark;

    /// <summary>Describes it.</summary>
    /// <param name="path">The full path of the run folder or the file.</param>
    /// <param name="identity">What makes it the same again.</param>
    /// <param name="entries">The users; those that are left alone have an outcome.</param>
    /// <param name="hold">Keeps others from it meanwhile, or null.</param>
    /// <param name="mark">Writes down in it that it is taken back, or null.</param>
    public DeletionSource(
        string path, string identity, IReadOnlyList<DeletionEntry> entries, IDisposable? hold = null, Action<DateTimeOffset>? mark = null)
    {
        Path = path;
        Identity = identity;
        Entries = entries;
        _hold = hold;
        _mark = mark;
    }

    /// <summary>The full path of the run folder or the file.</summary>
    public string Path { get; }

    /// <summary>What makes it the same again: a hash of the run's random key, or of the file's bytes.</summary>
    public string Identity { get; }

    /// <summary>The users; those that are left alone have an outcome.</summary>
    public IReadOnlyList<DeletionEntry> Entries { get; }

    /// <summary>The hashes of the run; null where it is no run.</summary>
    public KeyedHash? Hash { get; init; }

    /// <summary>Writes down in it that it is taken back.</summary>
    /// <param name="at">The time.</param>
    /// <exception cref="MigrationException">It can't be written.</exception>
    public void MarkTakenBack(DateTimeOffset at) => _mark?.Invoke(at);

    /// <inheritdoc/>
    public void Dispose() => _hold?.Dispose();
}
