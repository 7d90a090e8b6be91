using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace UserMigration.Engine.Drafting;

/// <summary>Reduces the names of columns and attributes to what they have in common in several languages and notations.</summary>
internal static class HeaderName
{
    // Words that say whose the value is, and not what it is.
    private static readonly HashSet<string> s_noise = new HashSet<string>
    {
        "user", "usr", "customer", "cust", "client", "kund", "kunde", "kunden", "member", "mitglied", "person", "contact", "kontakt", "account", "acc",
        "konto", "benutzer", "nutzer", "primary", "main", "haupt", "private", "privat", "personal", "address", "addr", "adress", "adresse", "anschrift",
        "primaryaddress", "legacy", "col", "fld", "field", "attr", "txt", "str",
    };

    /// <summary>
    /// Reduces a name to its letters and digits, in lower case and without diacritics: <c>Straße</c> and <c>STRASSE</c> become <c>strasse</c>.
    /// German spellings such as ae for ä are treated alike.
    /// </summary>
    /// <param name="name">The name.</param>
    public static string Reduce(string name)
    {
        StringBuilder letters = new StringBuilder(name.Length);
        foreach (char c in Decompose(name))
        {
            if (c == 'ß')
            {
                letters.Append("ss");
            }
            else if (char.IsLetterOrDigit(c))
            {
                letters.Append(c == 'ı' ? 'i' : char.ToLowerInvariant(c));
            }
        }

        return letters.Replace("ae", "a").Replace("oe", "o").Replace("ue", "u").ToString();
    }

    /// <summary>
    /// Reduces a name without the words that only say whose the value is: <c>cust_first_name</c> becomes <c>firstname</c>, and so does
    /// <c>FirstName2</c>.
    /// </summary>
    /// <param name="name">The name.</param>
    public static string ReduceToCore(string name)
    {
        StringBuilder core = new StringBuilder(name.Length);
        foreach (string word in Words(name))
        {
            string reduced = Reduce(word);
            if (!s_noise.Contains(reduced))
            {
                core.Append(reduced);
            }
        }

        string text = core.ToString();
        return text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is { Length: > 0 } letters ? letters : text;
    }

    private static List<string> Words(string name)
    {
        List<string> words = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isEnd = i == name.Length || !char.IsLetterOrDigit(name[i]);
            bool isHump = !isEnd && i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if ((isEnd || isHump) && i > start)
            {
                words.Add(name.Substring(start, i - start));
            }

            start = isEnd ? i + 1 : isHump ? i : start;
        }

        return words;
    }

    private static string Decompose(string name)
    {
        // Half a surrogate pair can't be normalized.
        foreach (char c in name)
        {
            if (char.IsSurrogate(c))
            {
                return name;
            }
        }

        StringBuilder bare = new StringBuilder(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(c);
            }
        }

        return bare.ToString();
    }
}
