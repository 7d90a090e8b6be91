namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>What a user lacks.</summary>
/// <param name="Status">The HTTP status of a call that is refused for it.</param>
/// <param name="Code">The error's code, or null.</param>
/// <param name="Message">The words.</param>
internal sealed record Lack(int Status, string? Code, string Message)
{
    /// <summary>No identifier (contract of cidaas, sections 1 and 2.5).</summary>
    public static readonly Lack Identifier = new(400, null, "no valid user identifier e.g. email, mobile_number or username");

    /// <summary>Required fields (contract of cidaas, section 1).</summary>
    public static Lack Fields(string names) => new(417, "01230", "missing required fields " + names);
}
