namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>Something that a user must have but does not have.</summary>
/// <param name="Status">The HTTP status of a call that is refused because of it.</param>
/// <param name="Code">The code of the error, or null.</param>
/// <param name="Message">The description of the error.</param>
internal sealed record Lack(int Status, string? Code, string Message)
{
    /// <summary>The user has no identifier (contract of cidaas, sections 1 and 2.5).</summary>
    public static readonly Lack Identifier = new(400, null, "no valid user identifier e.g. email, mobile_number or username");

    /// <summary>The user does not have all required fields (contract of cidaas, section 1).</summary>
    public static Lack Fields(string names) => new(417, "01230", "missing required fields " + names);
}
