namespace UserMigration;

/// <summary>What the store answered for one record of a call.</summary>
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

    /// <summary>The identifier of the user that was created or updated; null where the record was refused.</summary>
    public string? Uuid { get; }

    /// <summary>The error code of a refusal.</summary>
    public int? Code { get; }

    /// <summary>The error's name, for example <c>unique_violation</c>.</summary>
    public string? Name { get; }

    /// <summary>The store's words. They can repeat values of the record: mask them before they are shown.</summary>
    public string? Message { get; }

    /// <summary>Whether the record was refused because the store has a user of that key.</summary>
    public bool IsDuplicate { get; }

    /// <summary>Whether the store had the user and changed it, rather than created one.</summary>
    public bool IsUpdate { get; private set; }

    /// <summary>Whether the store took the record and does not say whether it created a user or changed one.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>The store's reference for its support, or null.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the store itself can't tell what became of the record.</summary>
    public bool IsUnresolved { get; private set; }

    /// <summary>The user was created.</summary>
    /// <param name="uuid">Its identifier.</param>
    public static StoreRecordAnswer Created(string uuid) => new StoreRecordAnswer(uuid, null, null, null, false);

    /// <summary>The store had the user, and changed it.</summary>
    /// <param name="uuid">Its identifier.</param>
    public static StoreRecordAnswer Updated(string uuid) => new StoreRecordAnswer(uuid, null, null, null, false) { IsUpdate = true };

    /// <summary>
    /// The store took the record, and does not say whether it created a user or changed one: it is taken for a change, for
    /// what was created may be taken back.
    /// </summary>
    /// <param name="uuid">The user's identifier.</param>
    public static StoreRecordAnswer Accepted(string uuid) =>
        new StoreRecordAnswer(uuid, null, null, null, false) { IsUpdate = true, IsAccepted = true };

    /// <summary>The record was refused.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="name">The error's name.</param>
    /// <param name="message">The store's words.</param>
    /// <param name="isDuplicate">Whether the store has a user of that key.</param>
    /// <param name="reference">The store's reference for its support.</param>
    public static StoreRecordAnswer Refused(int? code, string? name, string? message, bool isDuplicate, string? reference = null) =>
        new StoreRecordAnswer(null, code, name, message, isDuplicate) { Reference = reference };

    /// <summary>The same answer with the store's reference of it.</summary>
    /// <param name="reference">What the store's support asks for; null where it gave none.</param>
    public StoreRecordAnswer WithReference(string? reference) => new StoreRecordAnswer(Uuid, Code, Name, Message, IsDuplicate)
    {
        IsUpdate = IsUpdate,
        IsAccepted = IsAccepted,
        IsUnresolved = IsUnresolved,
        Reference = reference,
    };

    /// <summary>The store can't tell what became of the record.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="name">The error's name.</param>
    public static StoreRecordAnswer Unresolved(int? code, string? name) =>
        new StoreRecordAnswer(null, code, name, null, false) { IsUnresolved = true };
}
