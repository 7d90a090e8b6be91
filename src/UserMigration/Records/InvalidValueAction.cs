namespace UserMigration;

/// <summary>What happens to a value that can't be converted.</summary>
public enum InvalidValueAction
{
    /// <summary>The record gets an Error, so it is not sent.</summary>
    Reject,

    /// <summary>The attribute is left out, so an existing value in the store is not erased. The record gets a Warning.</summary>
    Empty,

    /// <summary>The value is sent as the text that it was. The record gets a Warning.</summary>
    Text,
}
