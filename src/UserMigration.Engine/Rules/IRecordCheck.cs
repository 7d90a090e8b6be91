namespace UserMigration.Engine.Rules;

/// <summary>A part of what records are checked for. It is asked about one record after the other.</summary>
internal interface IRecordCheck
{
    /// <summary>Looks at the columns that the next records have.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="isFirst">Whether they are those of the first record.</param>
    /// <exception cref="MigrationException">The first record does not have a column that a parameter names.</exception>
    void Prepare(RecordColumns columns, bool isFirst);

    /// <summary>Checks a record, and adds what it finds.</summary>
    /// <param name="record">The record; its columns are those that were looked at last.</param>
    void Check(MigrationRecord record);
}
