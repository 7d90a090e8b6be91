using System;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>The mark with which a hash starts to identify its kind, and the method that parses the rest.</summary>
internal sealed class HashMark
{
    private HashMark(HashMarkStyle style, string name, Func<MarkedHash, ParsedHash?> parse, bool acceptsDollar = false)
    {
        Style = style;
        Name = name;
        Parse = parse;
        AcceptsDollar = acceptsDollar;
    }

    /// <summary>The delimiters of the name.</summary>
    public HashMarkStyle Style { get; }

    /// <summary>The name without its delimiters.</summary>
    public string Name { get; }

    /// <summary>Parses a hash with this mark; returns null if the rest is not of this kind.</summary>
    public Func<MarkedHash, ParsedHash?> Parse { get; }

    /// <summary>Whether the mark also applies if the rest starts with a dollar sign. Otherwise, such a rest is a complete crypt(3) hash.</summary>
    public bool AcceptsDollar { get; }

    /// <summary>Creates the mark of a name between dollar signs, as in crypt(3) and the PHC string format: <c>$6$</c>. Case-sensitive.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parse">Parses the hash.</param>
    public static HashMark Dollar(string name, Func<MarkedHash, ParsedHash?> parse) => new HashMark(HashMarkStyle.Dollar, name, parse);

    /// <summary>Creates the mark of a name in braces, as directories use it: <c>{SSHA}</c>. Not case-sensitive.</summary>
    /// <param name="name">The name in capital letters.</param>
    /// <param name="parse">Parses the hash.</param>
    /// <param name="acceptsDollar">Whether the mark also applies if the rest starts with a dollar sign.</param>
    public static HashMark Braces(string name, Func<MarkedHash, ParsedHash?> parse, bool acceptsDollar = false) =>
        new HashMark(HashMarkStyle.Braces, name, parse, acceptsDollar);

    /// <summary>Creates the mark of a word before the first dollar sign, as Django uses it: <c>pbkdf2_sha256$</c>. Case-sensitive.</summary>
    /// <param name="name">The word.</param>
    /// <param name="parse">Parses the hash.</param>
    public static HashMark Word(string name, Func<MarkedHash, ParsedHash?> parse) => new HashMark(HashMarkStyle.Word, name, parse);
}

/// <summary>The delimiters of the name of a kind of hash.</summary>
internal enum HashMarkStyle
{
    /// <summary>The name is between dollar signs: <c>$name$</c>.</summary>
    Dollar,

    /// <summary>The name is in braces: <c>{NAME}</c>.</summary>
    Braces,

    /// <summary>The name is followed by a dollar sign: <c>name$</c>.</summary>
    Word,
}
