using System;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>
/// Draws conclusions if an issuer does not issue a token. The call that needs the token is then not made, so it certainly has no
/// effect: <see cref="IdentityStoreFault.NotDone"/> if the failure is temporary, otherwise <see cref="IdentityStoreFault.Denied"/>.
/// </summary>
internal static class TokenFailures
{
    /// <summary>Creates the exception for an issuer that did not answer.</summary>
    /// <param name="issuer">The issuer.</param>
    /// <param name="cause">The cause.</param>
    public static IdentityStoreException NotReached(Uri issuer, IdentityStoreException cause) =>
        new IdentityStoreException(IdentityStoreFault.NotDone, $"{issuer} did not issue a token: {cause.Message}", cause);

    /// <summary>Creates the exception for a discovered endpoint to which a secret must not be sent.</summary>
    /// <param name="issuer">The issuer.</param>
    public static IdentityStoreException EndpointUnsafe(Uri issuer) => new IdentityStoreException(
        IdentityStoreFault.Denied,
        $"{issuer}.well-known/openid-configuration names a token endpoint that is not an https address. The secret would be sent unencrypted. "
            + "Check -Uri, or -IssuerUri if you specified it, and have the configuration of the issuer corrected.");

    /// <summary>Creates the exception for tokens that can't be sent as bearer tokens.</summary>
    /// <param name="issuer">The issuer.</param>
    public static IdentityStoreException NoBearer(Uri issuer) => new IdentityStoreException(
        IdentityStoreFault.Denied, $"{issuer} issues tokens that are not bearer tokens, which are not supported. Have the API client configured for bearer tokens.");

    /// <summary>Creates the exception for an answer without a token.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="root">Its JSON, or null.</param>
    /// <param name="scope">The requested scopes; null for the scopes of the client.</param>
    /// <param name="client">The client that requested the token.</param>
    public static IdentityStoreException ToException(StoreReply reply, JsonElement? root, string? scope, TokenClient client)
    {
        string? error = root is null ? null : TokenAnswer.Error(root.Value);
        bool canPass = CanPass(reply, error);
        string answer = $"{client.Issuer} did not issue a token: it answered HTTP {reply.Status}{(error is null ? string.Empty : " " + error)}";
        string? words = root is null ? null : TokenAnswer.Words(root.Value);
        return new IdentityStoreException(
            canPass ? IdentityStoreFault.NotDone : IdentityStoreFault.Denied,
            canPass ? answer + "." : $"{answer}. {Advice(reply, error, scope, client)}")
        {
            // If the issuer does not say how long to wait, this is an outage like any other: the wait increases with each failure.
            IsThrottled = canPass && (reply.Status == 429 || reply.SaysWhenToRetry),
            HttpStatus = reply.Status,
            RetryAfter = reply.RetryAfter,
            ErrorName = error,
            ServerMessage = words is null ? null : client.Credential.Mask(words),
        };
    }

    // An answer of 200 to 399 without a token is a page of a server in front of the issuer.
    private static bool CanPass(StoreReply reply, string? error) =>
        error is "temporarily_unavailable" or "server_error" || reply.Status is 408 or 425 or 429 or >= 500 || (reply.Status < 400 && error is null && !IsElsewhere(reply));

    // 302 and 303 can also lead to the page of an outage. The secret is not sent to any of them.
    private static bool IsElsewhere(StoreReply reply) => reply.Status is 301 or 307 or 308;

    private static string Advice(StoreReply reply, string? error, string? scope, TokenClient client) => error switch
    {
        "invalid_client" => WrongCredential(client),
        "invalid_scope" or "access_denied" => client.AdviseOnScope(scope),
        "unauthorized_client" => $"{client.AdviseOnScope(scope)} {client.AdviseOnGrant}",
        "unsupported_grant_type" => client.AdviseOnGrant,
        _ => reply.Status switch
        {
            401 => WrongCredential(client),
            403 => client.AdviseOnScope(scope),
            404 or 405 or 410 => "The token endpoint does not exist. Check -Uri, or -IssuerUri if you specified it.",
            301 or 307 or 308 => "The token endpoint redirects to another address. Check -Uri, or -IssuerUri if you specified it.",
            _ => $"Check -Credential, -Scope if you specified it, and the API client '{client.Credential.ClientId}' at the issuer.",
        },
    };

    private static string WrongCredential(TokenClient client) =>
        $"The issuer does not accept the API client '{client.Credential.ClientId}' with this secret. "
        + "Check -Credential: the user name is the client id, and the password is the client secret.";
}
