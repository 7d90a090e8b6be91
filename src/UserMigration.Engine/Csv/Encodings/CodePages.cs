using System;
using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Finds encodings by name or number, including CESU-8 and the code pages of Windows and mainframes. The provider for the code
/// pages in .NET is queried here but not registered, so the encodings that other modules see are unchanged.
/// </summary>
public static class CodePages
{
    private const int Utf7 = 65000;

    /// <summary>Finds an encoding by its name or by the number of its code page.</summary>
    /// <param name="name">The name, in any letter case.</param>
    /// <exception cref="ArgumentException">No encoding has this name, or it is UTF-7, which is not supported.</exception>
    public static Encoding Find(string name)
    {
        if (name is not null && name.ToUpperInvariant() is "CESU-8" or "CESU8" or "CSCESU-8")
        {
            return new Cesu8Encoding();
        }

#if NET8_0_OR_GREATER
        return Checked(CodePagesEncodingProvider.Instance.GetEncoding(name!) ?? Get(() => Encoding.GetEncoding(name!)));
#else
        return Checked(Get(() => Encoding.GetEncoding(name!)));
#endif
    }

    /// <summary>Finds an encoding by its name or by the number of its code page.</summary>
    /// <param name="page">The number of the code page.</param>
    /// <exception cref="ArgumentException">No encoding has this number, or it is UTF-7, which is not supported.</exception>
    public static Encoding Find(int page)
    {
#if NET8_0_OR_GREATER
        return Checked(CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Get(() => Encoding.GetEncoding(page)));
#else
        return Checked(Get(() => Encoding.GetEncoding(page)));
#endif
    }

    private static Encoding Get(Func<Encoding> find)
    {
        try
        {
            return find();
        }
        catch (NotSupportedException exception)
        {
            throw new ArgumentException(exception.Message, exception);
        }
    }

    private static Encoding Checked(Encoding encoding) =>
        encoding.CodePage != Utf7 ? encoding : throw new ArgumentException("UTF-7 is not supported.");
}
