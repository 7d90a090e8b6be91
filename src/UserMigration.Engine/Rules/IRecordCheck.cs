namespace UserMigration.Engine.Rules;

/// <summary>One of the checks of records. It is called for one record after the other.</summary>
internal interface IRecordCheck
{
    /// <summary>Prepares for the columns that the next records have.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="isFirst">Whether these are the columns of the first record.</param>
    /// <exception cref="MigrationException">The first record does not have a column that a parameter names.</exception>
    void Prepare(RecordColumns columns, bool isFirst);

    /// <summary>Checks a record, and adds the issues that it finds.</summary>
    /// <param name="record">The record. It has the columns that the check was prepared for last.</param>
    void Check(MigrationRecord record);
}
