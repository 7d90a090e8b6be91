using System;
using System.Collections.Generic;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>What is rolled back: the creations of a run or a success file.</summary>
internal sealed class DeletionSource : IDisposable
{
    private readonly IDisposable? _hold;
    private readonly Action<DateTimeOffset>? _mark;

    /// <summary>Creates the source of a rollback.</summary>
    /// <param name="path">The full path of the run folder or the file.</param>
    /// <param name="identity">The hash that identifies the source.</param>
    /// <param name="entries">The users; those that are not to be deleted already have an outcome.</param>
    /// <param name="hold">The lock that prevents other commands from using the source, or null.</param>
    /// <param name="mark">Records in the source that it is rolled back, or null.</param>
    public DeletionSource(
        string path, string identity, IReadOnlyList<DeletionEntry> entries, IDisposable? hold = null, Action<DateTimeOffset>? mark = null)
    {
        Others = Array.Empty<DeletionEntry>();
        Path = path;
        Identity = identity;
        Entries = entries;
        _hold = hold;
        _mark = mark;
    }

    /// <summary>The full path of the run folder or the file.</summary>
    public string Path { get; }

    /// <summary>The hash that identifies the source, computed from the random key of the run, or from the bytes of the file.</summary>
    public string Identity { get; }

    /// <summary>The users; those that are not to be deleted already have an outcome.</summary>
    public IReadOnlyList<DeletionEntry> Entries { get; }

    /// <summary>The users of the source that are not selected. They are not touched, but the tables show which of them earlier commands deleted.</summary>
    public IReadOnlyList<DeletionEntry> Others { get; init; }

    /// <summary>The hashes of the run; null if the source is not a run.</summary>
    public KeyedHash? Hash { get; init; }

    /// <summary>Records in the source that it is rolled back.</summary>
    /// <param name="at">The time.</param>
    /// <exception cref="MigrationException">The record can't be written.</exception>
    public void MarkTakenBack(DateTimeOffset at) => _mark?.Invoke(at);

    /// <inheritdoc/>
    public void Dispose() => _hold?.Dispose();
}
