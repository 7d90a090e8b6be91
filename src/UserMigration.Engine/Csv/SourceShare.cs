using System;

namespace UserMigration.Engine.Csv;

/// <summary>Determines how much of a source was read.</summary>
public static class SourceShare
{
    /// <summary>Gets the share of the data to read that precedes an identity record; see <see cref="Get(MigrationRecord)"/>.</summary>
    /// <param name="record">The record.</param>
    public static double? Get(IdentityRecord record) => Get((record ?? throw new ArgumentNullException(nameof(record))).GetRecord());

    /// <summary>
    /// Gets the share of the data to read that precedes a record, over all files of its import: by bytes, and by records if the number of records
    /// to import was limited.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <returns>A share from 0 to 1; null if the record does not come from a file, or the size of a file is unknown.</returns>
    public static double? Get(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (record.GetSource() is not { Extent: { } extent } source)
        {
            return null;
        }

        double? byBytes = extent.Bytes > extent.FirstOffset
            ? (double)(source.BytesBefore + record.ByteOffset - extent.FirstOffset) / (extent.Bytes - extent.FirstOffset)
            : null;
        double? byRecords = extent.MostRecords == long.MaxValue
            ? null
            : (double)(source.RecordsBefore + record.RecordNumber - source.FirstRecord) / extent.MostRecords;
        return byBytes is null && byRecords is null ? null : Math.Min(1, Math.Max(byBytes ?? 0, byRecords ?? 0));
    }
}
