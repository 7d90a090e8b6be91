namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>The reason why a record is refused. It names the field, never a value.</summary>
/// <param name="Message">The description of the error.</param>
/// <param name="Code">The code, or null.</param>
internal sealed record UserFault(string Message, int? Code = null)
{
    /// <summary>The domain is disposable, or accepts no mail (contract of cidaas, section 1).</summary>
    public static readonly UserFault InvalidEmail = new("invalid email passed", 507);
}
