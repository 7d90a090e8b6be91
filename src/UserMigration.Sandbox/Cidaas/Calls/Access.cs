namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>The access that a call requires.</summary>
/// <param name="NeedsToken">Whether an access token is required.</param>
/// <param name="Scope">The scope that the token must have, or null.</param>
internal sealed record Access(bool NeedsToken, string? Scope = null)
{
    public static readonly Access Open = new(NeedsToken: false);

    public static readonly Access AnyToken = new(NeedsToken: true);

    public static Access WithScope(string scope) => new(NeedsToken: true, scope);
}
