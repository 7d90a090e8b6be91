namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>What a record is that <see cref="RecordNormalizer"/> reads.</summary>
internal enum NormalizeMode
{
    /// <summary>A new record: blanks fall away, what is required must be there, and elements of plurals have no id yet.</summary>
    Create,

    /// <summary>Changes to a record: blanks stay as nulls, elements may carry ids.</summary>
    Patch,

    /// <summary>A changed record on its way back to the store: it is judged whole, and new elements get their ids.</summary>
    Stored,
}
