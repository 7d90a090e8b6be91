using System;

namespace UserMigration.Engine.Drafting;

/// <summary>The record that values are tried without: a transform gets one with each value.</summary>
internal static class NoRecord
{
    /// <summary>The record, which has no columns.</summary>
    public static readonly MigrationRecord Instance = new MigrationRecord(new RecordColumns(Array.Empty<string>()), Array.Empty<object?>(), recordNumber: 1);
}
