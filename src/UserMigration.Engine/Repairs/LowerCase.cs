namespace UserMigration.Engine.Repairs;

/// <summary>Lower case, the same under any culture.</summary>
internal static class LowerCase
{
    /// <summary>A text with its end in lower case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the end begins.</param>
    /// <returns>The text; the same object where nothing changes.</returns>
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
