namespace UserMigration;

/// <summary>
/// What a record asks the PowerShell that it is used in, which this assembly does not reference. <c>UserMigration.Adapter</c> answers.
/// </summary>
internal interface IRecordHost
{
    /// <summary>Whether members may have been added to a record with Add-Member. PowerShell itself then finds the member of a name.</summary>
    /// <param name="record">The record.</param>
    bool MayHaveAddedMembers(MigrationRecord record);

    /// <summary>The object that PowerShell wrapped; a custom object and an object that is not wrapped are returned unchanged.</summary>
    /// <param name="value">The object, or null.</param>
    object? Unwrap(object? value);
}
