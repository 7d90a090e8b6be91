using UserMigration.Engine.Passwords;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Repairs;

/// <summary>Recognizes what no repair may change: JSON, and secrets, which a single changed character would make invalid.</summary>
internal static class ProtectedFields
{
    // A shorter hash without a prefix that identifies it looks like any other word. A hash of DES crypt has 13 letters.
    private const int LeastByLength = 20;

    /// <summary>Whether a value is JSON or looks like a hash, regardless of the name of its attribute.</summary>
    /// <param name="text">The value.</param>
    public static bool IsProtected(string text)
    {
        string value = text.Trim();
        if (value.Length == 0)
        {
            return false;
        }

        return (value[0] is '{' or '[' && JsonTree.TryParse(value, out _, out _))
            || ((value.Length >= LeastByLength || value[0] is '$' or '{' or '*') && !HasBlank(value) && HashRecogniser.Parse(value) is not null);
    }

    private static bool HasBlank(string value)
    {
        foreach (char c in value)
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }
}
