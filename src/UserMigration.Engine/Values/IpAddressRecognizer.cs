namespace UserMigration.Engine.Values;

/// <summary>
/// Recognizes IPv4 addresses: four decimal numbers from 0 to 255 without leading zeros, which some programs read as octal.
/// </summary>
internal static class IpAddressRecognizer
{
    private const int Parts = 4;

    /// <summary>Whether text is an IPv4 address.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIpV4(string text)
    {
        int parts = 1;
        int start = 0;
        int number = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '.')
            {
                if (i == start || ++parts > Parts)
                {
                    return false;
                }

                start = i + 1;
                number = 0;
                continue;
            }

            number = (number * 10) + (c - '0');
            if (c is < '0' or > '9' || number > 255 || (i > start && text[start] == '0'))
            {
                return false;
            }
        }

        return parts == Parts && start < text.Length;
    }
}
