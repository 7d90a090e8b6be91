using System;

namespace UserMigration;

/// <summary>
/// Recognises attributes that contain secrets. Repairs do not change them, rules for text do not check them, and
/// default views do not show them.
/// </summary>
internal static class SecretNames
{
    private static readonly string[] s_secrets =
    {
        "password", "passwd", "passwort", "kennwort", "passphrase", "motdepasse", "mot_de_passe", "contrase", "credential", "secret",
    };

    /// <summary>Whether an attribute contains secrets, judged by its name.</summary>
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
            || last.Equals("pass", StringComparison.OrdinalIgnoreCase)
            || last.Equals("pw", StringComparison.OrdinalIgnoreCase)
            || last.Equals("pwd", StringComparison.OrdinalIgnoreCase)
            || last.Equals("salt", StringComparison.OrdinalIgnoreCase);
    }
}
