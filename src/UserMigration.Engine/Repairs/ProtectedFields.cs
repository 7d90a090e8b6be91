using UserMigration.Engine.Passwords;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Repairs;

/// <summary>What no repair may touch: secrets, which a single blank would make another one, and JSON.</summary>
internal static class ProtectedFields
{
    // A shorter hash that does not name itself is a word as any other: that of DES crypt has 13 letters.
    private const int LeastByLength = 20;

    /// <summary>Whether a value is JSON or looks like a hash, whatever its attribute is called.</summary>
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
