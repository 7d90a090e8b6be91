using System;

namespace UserMigration.Engine.Csv;

/// <summary>How far the reading of a source has come.</summary>
public static class SourceShare
{
    /// <summary>The share of what is to be read of its file that is before a record: by bytes, and by records where an import was told how many.</summary>
    /// <param name="record">The record.</param>
    /// <returns>From 0 to 1; null where it comes from no file, or from one of several whose sizes are not known here.</returns>
    public static double? Of(IdentityRecord record)
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
