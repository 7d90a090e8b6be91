using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>Reads the answers of a token endpoint (RFC 6749, sections 5.1 and 5.2).</summary>
internal static class TokenAnswer
{
    private const int LongestToken = 64 * 1024;

    // The answer does not have to contain the lifetime (RFC 6749, section 4.4.3). A token that expires earlier is refused once, and then renewed.
    private static readonly TimeSpan s_assumed = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>Reads a token.</summary>
    /// <param name="root">The answer.</param>
    /// <param name="asked">When the token was requested.</param>
    /// <returns>The token; null if the answer has no token that can be sent.</returns>
    public static AccessToken? Read(JsonElement root, long asked) =>
        AnswerReader.Get(root, "access_token") is { Length: > 0 and <= LongestToken } value && value.All(c => c is > ' ' and <= '~')
            ? new AccessToken(value, Lifetime(root), asked)
            : null;

    /// <summary>Whether the token is sent as a bearer token. This is assumed if the answer does not specify a type.</summary>
    /// <param name="root">The answer.</param>
    public static bool IsBearer(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object
        || !root.TryGetProperty("token_type", out JsonElement type)
        || type.ValueKind == JsonValueKind.Null
        || string.Equals(AnswerReader.Get(type), "Bearer", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the name of an error, which is text or a member of an object.</summary>
    /// <param name="root">The answer.</param>
    public static string? Error(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out JsonElement error))
        {
            return null;
        }

        return AnswerReader.Token(AnswerReader.Get(error) ?? AnswerReader.Get(error, "error") ?? AnswerReader.Get(error, "type"));
    }

    /// <summary>Gets the text of an error, or null.</summary>
    /// <param name="root">The answer.</param>
    public static string? Words(JsonElement root) =>
        AnswerReader.Get(root, "error_description")
        ?? (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out JsonElement error)
            ? AnswerReader.Get(error, "error") ?? AnswerReader.Get(error, "moreInfo")
            : null);

    // RFC 6749 requires a number. Some issuers write it as text.
    private static TimeSpan Lifetime(JsonElement root)
    {
        if (!root.TryGetProperty("expires_in", out JsonElement value))
        {
            return s_assumed;
        }

        double seconds = 0;
        bool isNumber = value.ValueKind == JsonValueKind.Number
            ? value.TryGetDouble(out seconds)
            : double.TryParse(AnswerReader.Get(value), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds);
        return !isNumber || double.IsNaN(seconds)
            ? s_assumed
            : TimeSpan.FromSeconds(Math.Min(Math.Max(seconds, 0), s_longest.TotalSeconds));
    }
}
