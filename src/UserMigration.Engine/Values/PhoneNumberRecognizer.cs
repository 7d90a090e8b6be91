namespace UserMigration.Engine.Values;

/// <summary>
/// Recognizes telephone numbers in E.164 format of the ITU-T: a plus sign and up to 15 digits, the first of which is not 0.
/// </summary>
internal static class PhoneNumberRecognizer
{
    private const int MostDigits = 15;
    private const int FewestDigits = 4;

    // International numbers are dialed with a prefix such as 00 or 011, and domestic numbers with 0.
    private const int MostWithPrefix = 18;

    /// <summary>Whether text can be a telephone number: enough digits and no letters.</summary>
    /// <param name="text">The text.</param>
    public static bool IsPossible(string text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            if (char.IsLetter(c))
            {
                return false;
            }

            digits += char.IsDigit(c) ? 1 : 0;
        }

        return digits is >= FewestDigits and <= MostWithPrefix;
    }

    /// <summary>Whether text is in E.164 format. The method does not check whether the number exists.</summary>
    /// <param name="text">The text.</param>
    public static bool IsE164(string text)
    {
        if (text.Length is < FewestDigits + 1 or > MostDigits + 1 || text[0] != '+' || text[1] == '0')
        {
            return false;
        }

        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
