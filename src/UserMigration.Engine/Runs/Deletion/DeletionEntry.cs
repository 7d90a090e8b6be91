using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>A user to delete in a rollback, with what is known about its creation and its deletion.</summary>
internal sealed class DeletionEntry
{
    private readonly string? _text;

    private DeletionEntry(UserId id, string? text)
    {
        Id = id;
        _text = text;
    }

    /// <summary>The store's identifier, independent of its notation; none if it is unknown.</summary>
    public UserId Id { get; }

    /// <summary>The store's identifier in its original notation; null if it is unknown.</summary>
    public string? Uuid => _text ?? (Id.IsNone ? null : Id.ToString());

    /// <summary>The identity of the record in its run; the default value if the user does not come from a run.</summary>
    public RecordIdentity Record { get; set; }

    /// <summary>The full path of the file that the record comes from, or null.</summary>
    public string? Source { get; set; }

    /// <summary>The number of the record that the user was created from.</summary>
    public long RecordNumber { get; set; }

    /// <summary>The physical line of the record, or 0.</summary>
    public long Line { get; set; }

    /// <summary>The times of the call that created the user; the default value if they are unknown.</summary>
    public CreationTimes Times { get; set; }

    /// <summary>Whether the record contained a creation time.</summary>
    public bool BringsCreation { get; set; }

    /// <summary>The keyed hash of the last sign-in in the record; 0 if the record had none, or if this is unknown.</summary>
    public ulong Login { get; set; }

    /// <summary>Whether the journal contains the intent to delete the user without an outcome.</summary>
    public bool HasIntent { get; set; }

    /// <summary>Whether the store may have executed a call to delete the user.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>The number of calls that were made to delete the user.</summary>
    public int Attempts { get; set; }

    /// <summary>The outcome, or null.</summary>
    public BulkUserDeletion? Result { get; private set; }

    /// <summary>Creates the entry of a user with a known identifier.</summary>
    /// <param name="identifier">The identifier from the store or a file.</param>
    /// <param name="areUuids">Whether the store's identifiers are UUIDs.</param>
    /// <returns>The entry; null if the identifier is not valid.</returns>
    public static DeletionEntry? Create(string? identifier, bool areUuids) => UserId.Parse(identifier, areUuids) is { } id
        ? new DeletionEntry(id, id.ToString() == identifier ? null : identifier)
        : null;

    /// <summary>Creates the entry of a record for which it is unknown whether the store created a user.</summary>
    public static DeletionEntry CreateWithoutUser() => new DeletionEntry(default, null);

    /// <summary>Sets the outcome, which replaces any earlier one.</summary>
    /// <param name="status">The status.</param>
    /// <param name="error">The reason why the user was not deleted, or null.</param>
    public BulkUserDeletion Conclude(BulkDeletionStatus status, string? error = null) => Result = new BulkUserDeletion(status)
    {
        Source = Source,
        RecordNumber = RecordNumber,
        Line = Line,
        Uuid = Uuid,
        Error = error,
        Attempts = Attempts,
    };
}
