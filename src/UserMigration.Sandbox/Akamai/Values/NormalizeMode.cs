namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>The purpose of a record that <see cref="RecordNormalizer"/> reads.</summary>
internal enum NormalizeMode
{
    /// <summary>
    /// A new record: empty values are dropped, required values must exist, and elements of plurals have no id yet.
    /// </summary>
    Create,

    /// <summary>Changes to a record: empty values are kept as nulls, and elements can contain ids.</summary>
    Patch,

    /// <summary>
    /// A changed record before it is stored: it is checked as a whole, and new elements get their ids.
    /// </summary>
    Stored,
}
