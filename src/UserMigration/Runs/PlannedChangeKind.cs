namespace UserMigration;

/// <summary>What an upload would do to an attribute of a user.</summary>
public enum PlannedChangeKind
{
    /// <summary>The user would be created with a value of the attribute.</summary>
    Set,

    /// <summary>The attribute of an existing user would get another value.</summary>
    Change,

    /// <summary>The attribute of an existing user has a value, and would be empty.</summary>
    Erase,

    /// <summary>The attribute would be sent for an existing user. The store does not show whether its value differs.</summary>
    Send,
}
