namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>Why a record is refused. It names the field, never a value.</summary>
/// <param name="Message">The words.</param>
/// <param name="Code">The code, or null.</param>
internal sealed record UserFault(string Message, int? Code = null)
{
    /// <summary>A disposable domain, or one that takes no mail (contract of cidaas, section 1).</summary>
    public static readonly UserFault InvalidEmail = new("invalid email passed", 507);
}
