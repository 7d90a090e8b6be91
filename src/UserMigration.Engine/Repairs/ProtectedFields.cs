using System;
using UserMigration.Engine.Conversion;

namespace UserMigration.Engine.Repairs;

/// <summary>What no repair may touch: secrets, which a single blank would make another one, and JSON.</summary>
internal static class ProtectedFields
{
    private static readonly string[] s_secrets = { "password", "passwd", "passphrase", "secret" };

    /// <summary>Whether an attribute holds secrets, by its name.</summary>
    /// <param name="name">The name.</param>
    public static bool IsSecret(string name)
    {
        foreach (string secret in s_secrets)
        {
            if (name.IndexOf(secret, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        string last = name.Substring(name.LastIndexOf('.') + 1);
        return last.EndsWith("hash", StringComparison.OrdinalIgnoreCase)
            || last.Equals("pwd", StringComparison.OrdinalIgnoreCase)
            || last.Equals("salt", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a value is JSON or looks like a hash, whatever its attribute is called.</summary>
    /// <param name="text">The value.</param>
    public static bool IsProtected(string text)
    {
        string value = text.Trim();
        if (value.Length == 0)
        {
            return false;
        }

        return value[0] switch
        {
            '$' => IsHash(value, '$'),
            '{' => IsHash(value, '}') || IsJson(value),
            '[' => IsJson(value),
            _ => value.Length is 32 or 40 or 64 or 128 && IsHex(value),
        };
    }

    private static bool IsJson(string value) => JsonTree.TryParse(value, out _, out _);

    /// <summary>Whether the name of a scheme comes first, as in $2b$ or {SSHA}, and no blank behind it.</summary>
    private static bool IsHash(string value, char end)
    {
        int i = 1;
        while (i < value.Length && (char.IsLetterOrDigit(value[i]) || value[i] is '-' or '_' or '.'))
        {
            i++;
        }

        if (i < 2 || i == value.Length || value[i] != end)
        {
            return false;
        }

        foreach (char c in value)
        {
            if (char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHex(string value)
    {
        foreach (char c in value)
        {
            if (c is not (>= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F'))
            {
                return false;
            }
        }

        return true;
    }
}
