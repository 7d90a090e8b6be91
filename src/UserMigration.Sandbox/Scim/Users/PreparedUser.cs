namespace UserMigration.Sandbox.Scim.Users;

/// <summary>A user that was read and checked, and can be written.</summary>
/// <param name="UserName">The userName.</param>
/// <param name="ExternalId">The externalId, or null.</param>
/// <param name="HasPassword">Whether the call sets a password.</param>
/// <param name="Document">The attributes without id, meta and password, as JSON.</param>
internal sealed record PreparedUser(string UserName, string? ExternalId, bool HasPassword, byte[] Document);
