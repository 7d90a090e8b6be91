using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Authenticates calls with the credential itself: with HTTP Basic, or with a bearer token that is the secret of the credential.</summary>
internal sealed class ScimSecretAuthentication : IScimAuthentication
{
    private readonly StoreCredential _credential;
    private readonly bool _isBearer;

    /// <param name="credential">The credential.</param>
    /// <param name="isBearer">Whether its secret is a bearer token.</param>
    public ScimSecretAuthentication(StoreCredential credential, bool isBearer)
    {
        _credential = credential;
        _isBearer = isBearer;
    }

    public string OnPermission => $"Have the client '{_credential.ClientId}' permitted to read, create, change and delete users.";

    public string OnDenied => _isBearer
        ? "Check the token: it is the password of -Credential, and may have expired. If the server requires tokens of an issuer, use -Authentication Token and -IssuerUri."
        : "Check -Credential. If the server requires a token, use -Authentication Token with -IssuerUri, or -Authentication Bearer with a token as the password.";

    public Task<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) => Task.FromResult(_isBearer
        ? new AuthenticationHeaderValue("Bearer", _credential.WithSecret(Encoding.UTF8.GetString))
        : new AuthenticationHeaderValue("Basic", _credential.ToBasic()));

    public bool TryRenew(AuthenticationHeaderValue header) => false;

    public string Mask(string text) => _credential.Mask(text);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
