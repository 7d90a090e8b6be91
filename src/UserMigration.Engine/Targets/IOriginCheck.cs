namespace UserMigration.Engine.Targets;

/// <summary>
/// A store whose users keep an identifier of the system that they come from, so that it shows which record a user was created from, even
/// if the store changes other values by its own rules. Stores without such an attribute do not implement it.
/// </summary>
internal interface IOriginCheck
{
    /// <summary>Whether a user has the identifier of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="user">The user.</param>
    /// <returns>Null if the record has no such identifier.</returns>
    bool? IsFrom(IdentityRecord record, IdentityUser user);
}
