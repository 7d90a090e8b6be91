using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.RegularExpressions;
using UserMigration.Sandbox.PingOne.Answers;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>Checks passwords: clear text, or a hash after the name of its encoding in braces. A salt is required.</summary>
internal static partial class PasswordRules
{
    private const int Shortest = 8;

    // The sizes of the digests in bytes; 0 for encodings whose bytes are not known.
    private static readonly Dictionary<string, int> s_encodings = new(StringComparer.Ordinal)
    {
        ["SSHA"] = 20,
        ["SSHA256"] = 32,
        ["SSHA384"] = 48,
        ["SSHA512"] = 64,
        ["PBKDF2"] = 0,
        ["ARGON2"] = 0,
        ["SCRYPT"] = 0,
    };

    /// <summary>Checks a password.</summary>
    /// <param name="password">The object with the value.</param>
    /// <param name="prefix">What stands before the names of its members in errors.</param>
    /// <param name="encoding">The encoding; empty for clear text.</param>
    /// <returns>What is wrong, or null.</returns>
    public static PingOneDetail? Check(JsonElement password, string prefix, out string encoding)
    {
        encoding = string.Empty;
        foreach (JsonProperty member in password.EnumerateObject())
        {
            bool isFlag = member.Name is "forceChange" or "bypassPolicy";
            if (member.Name != "value" && !isFlag)
            {
                return new PingOneDetail("INVALID_VALUE", prefix + member.Name, "is not known");
            }

            if (isFlag && member.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                return new PingOneDetail("INVALID_VALUE", prefix + member.Name, "must be true or false");
            }
        }

        if (!password.TryGetProperty("value", out JsonElement value) || value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 } text)
        {
            return new PingOneDetail("REQUIRED_VALUE", prefix + "value", "must not be empty");
        }

        Match match = Encoded().Match(text);
        encoding = match.Groups["name"].Value;
        bool isValid = !match.Success ? text.Length >= Shortest : IsHash(encoding, match.Groups["hash"].Value);
        return isValid ? null : new PingOneDetail("INVALID_VALUE", prefix + "value", match.Success ? "is not a hash of its encoding" : "does not match the password policy");
    }

    private static bool IsHash(string encoding, string hash)
    {
        if (encoding == "BCRYPT")
        {
            return Bcrypt().IsMatch(hash);
        }

        byte[] bytes = new byte[hash.Length];
        return s_encodings.TryGetValue(encoding, out int size)
            && (size == 0 ? hash.Length > 0 : Convert.TryFromBase64String(hash, bytes, out int count) && count > size);
    }

    [GeneratedRegex(@"\A\{(?<name>[A-Za-z0-9_]+)\}(?<hash>.*)\z", RegexOptions.Singleline)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"\A\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}\z")]
    private static partial Regex Bcrypt();
}
