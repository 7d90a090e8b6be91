namespace UserMigration.Commands;

/// <summary>How far the reading of a source has come.</summary>
internal static class SourceShare
{
    /// <summary>The share of its file that lies before a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>From 0 to 1; null where it comes from no file, or from one of several whose sizes are not known here.</returns>
    public static double? Of(IdentityRecord record)
    {
        MigrationRecord row = record.GetRecord();
        return row.GetSource() is { Length: > 0, Ordinal: 1 } source ? (double)row.ByteOffset / source.Length : null;
    }
}
