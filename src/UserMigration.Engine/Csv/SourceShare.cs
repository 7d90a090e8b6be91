using System;

namespace UserMigration.Engine.Csv;

/// <summary>Determines how much of a source was read.</summary>
public static class SourceShare
{
    /// <summary>
    /// Gets the share of the data to read from a file that precedes a record: by bytes, and by records if the number of records to import was limited.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <returns>A share from 0 to 1; null if the record does not come from a file, or comes from a file after the first one.</returns>
    public static double? Get(IdentityRecord record)
    {
        MigrationRecord row = (record ?? throw new ArgumentNullException(nameof(record))).GetRecord();
        if (row.GetSource() is not { Length: > 0, Ordinal: 1 } source)
        {
            return null;
        }

        long bytes = source.Length - source.FirstOffset;
        double byBytes = bytes > 0 ? (double)(row.ByteOffset - source.FirstOffset) / bytes : 0;
        double byRecords = source.MostRecords == long.MaxValue ? 0 : (double)(row.RecordNumber - source.FirstRecord) / source.MostRecords;
        return Math.Min(1, Math.Max(byBytes, byRecords));
    }
}
