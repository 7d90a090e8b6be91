using System;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>
/// What is concluded where an issuer gives no token. The call that needs it is not made then, so that it is certainly not
/// done: <see cref="IdentityStoreFault.NotDone"/> where it can pass, <see cref="IdentityStoreFault.Denied"/> where it stays.
/// </summary>
internal static class TokenFaults
{
    /// <summary>The issuer did not answer.</summary>
    /// <param name="issuer">The issuer.</param>
    /// <param name="cause">What happened.</param>
    public static IdentityStoreException NotReached(Uri issuer, IdentityStoreException cause) =>
        new IdentityStoreException(IdentityStoreFault.NotDone, $"No token came from {issuer}: {cause.Message}", cause);

    /// <summary>Discovery names an endpoint that a secret can't be sent to.</summary>
    /// <param name="issuer">The issuer.</param>
    public static IdentityStoreException EndpointUnsafe(Uri issuer) => new IdentityStoreException(
        IdentityStoreFault.Denied,
        $"{issuer}.well-known/openid-configuration names a token endpoint that is no https address: the secret would travel in the open. "
            + "Check -Uri, or -IssuerUri where it is given, and have the issuer's configuration corrected.");

    /// <summary>The tokens are of a kind that is not sent as a bearer.</summary>
    /// <param name="issuer">The issuer.</param>
    public static IdentityStoreException NoBearer(Uri issuer) => new IdentityStoreException(
        IdentityStoreFault.Denied, $"{issuer} gives tokens of another kind than Bearer, which can't be sent. Have the API client set to bearer tokens.");

    /// <summary>The issuer answered, and there is no token in it.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="root">Its JSON, or null.</param>
    /// <param name="scope">The scopes that were asked for; null for those that the client has.</param>
    /// <param name="client">Who asked.</param>
    public static IdentityStoreException ToException(StoreReply reply, JsonElement? root, string? scope, TokenClient client)
    {
        string? error = root is null ? null : TokenAnswer.Error(root.Value);
        bool canPass = CanPass(reply, error);
        string answer = $"No token came from {client.Issuer}: it answered HTTP {reply.Status}{(error is null ? string.Empty : " " + error)}";
        string? words = root is null ? null : TokenAnswer.Words(root.Value);
        return new IdentityStoreException(
            canPass ? IdentityStoreFault.NotDone : IdentityStoreFault.Denied,
            canPass ? answer + "." : $"{answer}. {Advice(reply, error, scope, client)}")
        {
            // Where the issuer does not say how long to wait, it is an outage like any other: the wait grows with each failure.
            IsThrottled = canPass && (reply.Status == 429 || reply.SaysWhenToRetry),
            HttpStatus = reply.Status,
            RetryAfter = reply.RetryAfter,
            ErrorName = error,
            ServerMessage = words is null ? null : client.Credential.Mask(words),
        };
    }

    // An answer of 200 to 399 without a token is a page of something in front of the issuer.
    private static bool CanPass(StoreReply reply, string? error) =>
        error is "temporarily_unavailable" or "server_error" || reply.Status is 408 or 425 or 429 or >= 500 || (reply.Status < 400 && error is null && !IsElsewhere(reply));

    // 302 and 303 also lead to the page of an outage. The secret follows none of them.
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
            404 or 405 or 410 => "There is no token endpoint. Check -Uri, or -IssuerUri where it is given.",
            301 or 307 or 308 => "The token endpoint says that it is elsewhere. Check -Uri, or -IssuerUri where it is given.",
            _ => $"Check -Credential, -Scope where it is given, and the API client '{client.Credential.ClientId}' at the issuer.",
        },
    };

    private static string WrongCredential(TokenClient client) =>
        $"It does not accept the API client '{client.Credential.ClientId}' with this secret. "
        + "Check -Credential: the user name is the client id, the password the client secret.";
}
