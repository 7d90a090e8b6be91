using System;
using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Finds encodings by name or number, the code pages of Windows and of mainframes and CESU-8 among them. .NET has those in a
/// provider that is asked here and not registered: what other modules see as encodings stays as it is.
/// </summary>
public static class CodePages
{
    private const int Utf7 = 65000;

    /// <summary>Finds an encoding.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="ArgumentException">There is none of that name, or it is UTF-7, which is refused.</exception>
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

    /// <summary>Finds an encoding.</summary>
    /// <param name="page">The number of the code page.</param>
    /// <exception cref="ArgumentException">There is none of that number, or it is UTF-7, which is refused.</exception>
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
        encoding.CodePage != Utf7 ? encoding : throw new ArgumentException("UTF-7 is refused.");
}
