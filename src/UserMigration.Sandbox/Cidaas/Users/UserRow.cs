namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>A stored user.</summary>
/// <param name="Id">The number of the user.</param>
/// <param name="Sub">The sub of the user.</param>
/// <param name="Created">When it was created, in microseconds since 1970.</param>
/// <param name="Updated">When it was last updated, in microseconds since 1970.</param>
/// <param name="Written">The number of times that an upload wrote it.</param>
/// <param name="Passwords">The number of times that its password was set.</param>
/// <param name="Algorithm">The kind of hash of the password, or empty.</param>
/// <param name="IsScheduled">Whether its deletion is scheduled.</param>
/// <param name="Document">The document in the stored form.</param>
internal sealed record UserRow(
    long Id,
    string Sub,
    long Created,
    long Updated,
    long Written,
    long Passwords,
    string Algorithm,
    bool IsScheduled,
    byte[] Document);
