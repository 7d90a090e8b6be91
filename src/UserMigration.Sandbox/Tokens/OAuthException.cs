using System;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Tokens;

/// <summary>A request for a token is refused (RFC 6749, section 5.2).</summary>
internal sealed class OAuthException : Exception
{
    private readonly string _error;
    private readonly int _status;
    private readonly string? _challenge;

    public OAuthException(string error, string description, int status = 400, string? challenge = null)
        : base(description)
    {
        _error = error;
        _status = status;
        _challenge = challenge;
    }

    /// <summary>Creates the error for an unknown client, or a wrong secret.</summary>
    public static OAuthException InvalidClient() =>
        new("invalid_client", "The client is not known or its secret is wrong.", 401, "Basic realm=\"token\"");

    /// <summary>Creates the error for another grant than that of client credentials.</summary>
    public static OAuthException UnsupportedGrant() => new("unsupported_grant_type", "The grant type must be client_credentials.");

    /// <summary>Creates the error for an invalid request.</summary>
    public static OAuthException InvalidRequest(string description) => new("invalid_request", description);

    /// <summary>Creates the answer to the request.</summary>
    public CallAnswer ToAnswer(int? retryAfter = null) => CallAnswer.JsonError(
        JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error"u8, _error);
            writer.WriteString("error_description"u8, Message);
            writer.WriteEndObject();
        }),
        _status,
        _status,
        retryAfter,
        _challenge);
}
