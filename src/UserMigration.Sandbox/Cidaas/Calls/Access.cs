namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>Who may make a call.</summary>
/// <param name="NeedsToken">Whether an access token is asked for.</param>
/// <param name="Scope">The scope that it must have, or null.</param>
internal sealed record Access(bool NeedsToken, string? Scope = null)
{
    public static readonly Access Open = new(NeedsToken: false);

    public static readonly Access AnyToken = new(NeedsToken: true);

    public static Access WithScope(string scope) => new(NeedsToken: true, scope);
}
