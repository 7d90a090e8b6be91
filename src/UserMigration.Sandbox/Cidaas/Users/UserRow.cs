namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>A stored user.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Sub">Its sub.</param>
/// <param name="Created">Microseconds since 1970.</param>
/// <param name="Updated">Microseconds since 1970.</param>
/// <param name="Written">The number of times that an upload wrote it.</param>
/// <param name="Passwords">The number of times that its password was set.</param>
/// <param name="Algorithm">The kind of the password's hash, or nothing.</param>
/// <param name="IsScheduled">Whether it is to be deleted.</param>
/// <param name="Document">The document.</param>
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
