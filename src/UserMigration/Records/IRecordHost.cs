namespace UserMigration;

/// <summary>
/// What a record needs from the PowerShell in which it is used. This assembly does not reference PowerShell;
/// <c>UserMigration.Adapter</c> implements the interface.
/// </summary>
internal interface IRecordHost
{
    /// <summary>
    /// Whether members may have been added to a record with Add-Member. If so, PowerShell itself finds the member of a
    /// name.
    /// </summary>
    /// <param name="record">The record.</param>
    bool MayHaveAddedMembers(MigrationRecord record);

    /// <summary>
    /// Returns the object that PowerShell wrapped. A custom object and an object that is not wrapped are returned
    /// unchanged.
    /// </summary>
    /// <param name="value">The object, or null.</param>
    object? Unwrap(object? value);
}
