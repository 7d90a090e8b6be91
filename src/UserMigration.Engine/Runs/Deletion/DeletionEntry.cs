using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>A user that is to be taken back, with what is known of its creation and of its deletion.</summary>
internal sealed class DeletionEntry
{
    private readonly string? _text;

    private DeletionEntry(UserId id, string? text)
    {
        Id = id;
        _text = text;
    }

    /// <summary>The store's identifier, whatever way it is written; none where nobody knows it.</summary>
    public UserId Id { get; }

    /// <summary>The store's identifier as it was given; null where nobody knows it.</summary>
    public string? Uuid => _text ?? (Id.IsNone ? null : Id.ToString());

    /// <summary>The full path of the file that it comes from, or null.</summary>
    public string? Source { get; set; }

    /// <summary>The number of the record.</summary>
    public long RecordNumber { get; set; }

    /// <summary>The physical line, or 0.</summary>
    public long Line { get; set; }

    /// <summary>When the call that created it was made and answered; the default where that is not known.</summary>
    public CreationTimes Times { get; set; }

    /// <summary>Whether its record said when it was created.</summary>
    public bool BringsCreation { get; set; }

    /// <summary>The keyed hash of the last sign-in that its record brought along; 0 where it brought none, or nobody knows.</summary>
    public ulong Login { get; set; }

    /// <summary>Whether its deletion stands in the journal without an outcome.</summary>
    public bool HasIntent { get; set; }

    /// <summary>Whether the store may have acted on a call to delete it.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>How many calls were made to delete it.</summary>
    public int Attempts { get; set; }

    /// <summary>Its outcome, or null.</summary>
    public BulkUserDeletion? Result { get; private set; }

    /// <summary>A user of a known identifier.</summary>
    /// <param name="identifier">The identifier as the store or a file gives it.</param>
    /// <param name="areUuids">Whether the store's identifiers are UUIDs.</param>
    /// <returns>Null where it has not the form of one.</returns>
    public static DeletionEntry? Of(string? identifier, bool areUuids) => UserId.Parse(identifier, areUuids) is { } id
        ? new DeletionEntry(id, id.ToString() == identifier ? null : identifier)
        : null;

    /// <summary>A record of which nobody can tell whether the store made a user of it.</summary>
    public static DeletionEntry OfNobody() => new DeletionEntry(default, null);

    /// <summary>Gives it its outcome; a later one takes the place of an earlier one.</summary>
    /// <param name="status">What became of it.</param>
    /// <param name="error">Why it was not deleted, or null.</param>
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
