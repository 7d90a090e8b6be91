namespace UserMigration.Engine.Values;

/// <summary>The form of a telephone number in E.164 of the ITU-T: a plus sign and up to 15 digits, none of them 0 at the front.</summary>
internal static class PhoneNumberShape
{
    private const int MostDigits = 15;
    private const int FewestDigits = 4;

    // Abroad, numbers are dialled with a prefix such as 00 or 011, and domestic ones with 0.
    private const int MostWithPrefix = 18;

    /// <summary>Whether it can be a telephone number at all: digits enough, and no letter.</summary>
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

    /// <summary>Whether it is in that form; whether there is such a number is another matter.</summary>
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
