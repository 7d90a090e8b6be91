using System;

namespace UserMigration.Engine.Measuring;

/// <summary>Recognises the columns that contain passwords.</summary>
internal static class PasswordColumns
{
    private static readonly string[] s_names =
    {
        "password", "passwordhash", "hashedpassword", "passwd", "pwd", "pwdhash", "pwhash", "userpassword", "encryptedpassword", "passwort", "passworthash",
        "passwordhashinfo", "kennwort", "kennworthash", "motdepasse", "hashmotdepasse", "contraseña", "hashcontraseña",
    };

    /// <summary>Whether a column is called password or has a similar name. Only the last part of a dotted name is checked.</summary>
    /// <param name="column">The name of the column.</param>
    public static bool IsOne(string column)
    {
        string last = column.Substring(column.LastIndexOf('.') + 1).Replace("_", string.Empty).Replace("-", string.Empty).Replace(" ", string.Empty);
        return Array.Exists(s_names, name => string.Equals(name, last, StringComparison.OrdinalIgnoreCase));
    }
}
