using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Tokens;

/// <summary>Issues a token and answers it (RFC 6749, section 5.1).</summary>
internal static class TokenAnswer
{
    /// <summary>Issues a token.</summary>
    /// <param name="tokens">The valid tokens.</param>
    /// <param name="scopes">The scopes of the token. They are answered if any are given.</param>
    public static CallAnswer Issue(TokenStore tokens, params string[] scopes)
    {
        string token = tokens.Issue(scopes);
        return CallAnswer.Json(JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token"u8, token);
            writer.WriteString("token_type"u8, "Bearer"u8);
            writer.WriteNumber("expires_in"u8, tokens.Lifetime);
            if (scopes.Length > 0)
            {
                writer.WriteString("scope"u8, string.Join(' ', scopes));
            }

            writer.WriteEndObject();
        }));
    }
}
