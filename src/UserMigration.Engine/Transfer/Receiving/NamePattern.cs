namespace UserMigration.Engine.Transfer.Receiving;

/// <summary>
/// Matches names with the wildcards *, ? and [ ], as a shell does. The time is limited by the product of both lengths, whatever the
/// pattern and the names on a server are.
/// </summary>
internal static class NamePattern
{
    private const char Any = '*';

    /// <summary>Whether a name matches a pattern.</summary>
    /// <param name="pattern">The pattern. A bracket that is not closed stands for itself.</param>
    /// <param name="name">The name.</param>
    public static bool IsMatch(string pattern, string name)
    {
        (int at, int from) = (0, 0);
        (int star, int retry) = (-1, 0);
        while (from < name.Length)
        {
            if (at < pattern.Length && pattern[at] == Any)
            {
                (star, retry) = (at++, from);
            }
            else if (at < pattern.Length && MatchOne(pattern, at, name[from], out int next))
            {
                (at, from) = (next, from + 1);
            }
            else if (star >= 0)
            {
                (at, from) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == Any)
        {
            at++;
        }

        return at == pattern.Length;
    }

    private static bool MatchOne(string pattern, int at, char letter, out int next)
    {
        next = at + 1;
        if (pattern[at] != '[')
        {
            return pattern[at] == '?' || pattern[at] == letter;
        }

        bool isNegated = next < pattern.Length && pattern[next] is '!' or '^';
        int first = isNegated ? next + 1 : next;

        // A bracket that closes at once is one of the letters.
        int end = first + 1 < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
        if (end < 0)
        {
            return letter == '[';
        }

        next = end + 1;
        return IsInSet(pattern, first, end, letter) != isNegated;
    }

    private static bool IsInSet(string pattern, int first, int end, char letter)
    {
        for (int i = first; i < end; i++)
        {
            if (i + 2 < end && pattern[i + 1] == '-')
            {
                if (letter >= pattern[i] && letter <= pattern[i + 2])
                {
                    return true;
                }

                i += 2;
            }
            else if (pattern[i] == letter)
            {
                return true;
            }
        }

        return false;
    }
}
