namespace UserMigration.Engine.Repairs;

/// <summary>Converts text to lower case, in the same way under any culture.</summary>
internal static class LowerCase
{
    /// <summary>Converts the end of text to lower case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The position at which the end begins.</param>
    /// <returns>The text; the same object if nothing changes.</returns>
    public static string From(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (char.ToLowerInvariant(text[i]) != text[i])
            {
                return text.Substring(0, start) + text.Substring(start).ToLowerInvariant();
            }
        }

        return text;
    }
}
