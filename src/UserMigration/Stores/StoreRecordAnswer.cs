namespace UserMigration;

/// <summary>The store's answer for one record of a call.</summary>
public sealed class StoreRecordAnswer
{
    private StoreRecordAnswer(string? uuid, int? code, string? name, string? message, bool isDuplicate)
    {
        Uuid = uuid;
        Code = code;
        Name = name;
        Message = message;
        IsDuplicate = isDuplicate;
    }

    /// <summary>The identifier of the user that was created or updated; null if the record was refused.</summary>
    public string? Uuid { get; }

    /// <summary>The error code of a refusal.</summary>
    public int? Code { get; }

    /// <summary>The error's name, for example <c>unique_violation</c>.</summary>
    public string? Name { get; }

    /// <summary>The store's text. It can repeat values of the record: mask them before it is shown.</summary>
    public string? Message { get; }

    /// <summary>Whether the record was refused because a user with that key exists.</summary>
    public bool IsDuplicate { get; }

    /// <summary>Whether the user existed and was changed, rather than created.</summary>
    public bool IsUpdate { get; private set; }

    /// <summary>
    /// Whether the store accepted the record and does not report whether it created or changed a user.
    /// </summary>
    public bool IsAccepted { get; private set; }

    /// <summary>The store's reference for its support, or null.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the store itself does not know the outcome for the record.</summary>
    public bool IsUnresolved { get; private set; }

    /// <summary>Creates the answer for a user that was created.</summary>
    /// <param name="uuid">Its identifier.</param>
    public static StoreRecordAnswer Created(string uuid) => new StoreRecordAnswer(uuid, null, null, null, false);

    /// <summary>Creates the answer for a user that existed and was changed.</summary>
    /// <param name="uuid">Its identifier.</param>
    public static StoreRecordAnswer Updated(string uuid) => new StoreRecordAnswer(uuid, null, null, null, false) { IsUpdate = true };

    /// <summary>
    /// Creates the answer for a record that the store accepted without reporting whether it created or changed a user.
    /// It counts as a change, because a created user may be deleted in a rollback.
    /// </summary>
    /// <param name="uuid">The user's identifier.</param>
    public static StoreRecordAnswer Accepted(string uuid) =>
        new StoreRecordAnswer(uuid, null, null, null, false) { IsUpdate = true, IsAccepted = true };

    /// <summary>Creates the answer for a record that was refused.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="name">The error's name.</param>
    /// <param name="message">The store's text.</param>
    /// <param name="isDuplicate">Whether a user with that key exists.</param>
    /// <param name="reference">The store's reference for its support.</param>
    public static StoreRecordAnswer Refused(int? code, string? name, string? message, bool isDuplicate, string? reference = null) =>
        new StoreRecordAnswer(null, code, name, message, isDuplicate) { Reference = reference };

    /// <summary>Returns the same answer with the store's reference for it.</summary>
    /// <param name="reference">The reference that the store's support asks for; null if there is none.</param>
    public StoreRecordAnswer WithReference(string? reference) => new StoreRecordAnswer(Uuid, Code, Name, Message, IsDuplicate)
    {
        IsUpdate = IsUpdate,
        IsAccepted = IsAccepted,
        IsUnresolved = IsUnresolved,
        Reference = reference,
    };

    /// <summary>Creates the answer for a record whose outcome the store does not know.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="name">The error's name.</param>
    public static StoreRecordAnswer Unresolved(int? code, string? name) =>
        new StoreRecordAnswer(null, code, name, null, false) { IsUnresolved = true };
}
