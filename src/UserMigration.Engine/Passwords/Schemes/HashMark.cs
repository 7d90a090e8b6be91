using System;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>What a hash starts with when it says what it is, and how the rest is taken apart.</summary>
internal sealed class HashMark
{
    private HashMark(HashMarkStyle style, string name, Func<MarkedHash, ParsedHash?> parse, bool acceptsDollar = false)
    {
        Style = style;
        Name = name;
        Parse = parse;
        AcceptsDollar = acceptsDollar;
    }

    /// <summary>How the name is set off.</summary>
    public HashMarkStyle Style { get; }

    /// <summary>The name, without what sets it off.</summary>
    public string Name { get; }

    /// <summary>Takes a hash with this mark apart; gives null where the rest is not of this kind.</summary>
    public Func<MarkedHash, ParsedHash?> Parse { get; }

    /// <summary>Whether a rest that starts with a dollar sign is meant as well; otherwise such a rest is a hash of crypt(3) by itself.</summary>
    public bool AcceptsDollar { get; }

    /// <summary>A name between dollar signs, as crypt(3) and the PHC string format have it: <c>$6$</c>. Case counts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parse">Takes the hash apart.</param>
    public static HashMark Dollar(string name, Func<MarkedHash, ParsedHash?> parse) => new HashMark(HashMarkStyle.Dollar, name, parse);

    /// <summary>A name in braces, as directories have it: <c>{SSHA}</c>. Case does not count.</summary>
    /// <param name="name">The name in capitals.</param>
    /// <param name="parse">Takes the hash apart.</param>
    /// <param name="acceptsDollar">Whether a rest that starts with a dollar sign is meant as well.</param>
    public static HashMark Braces(string name, Func<MarkedHash, ParsedHash?> parse, bool acceptsDollar = false) =>
        new HashMark(HashMarkStyle.Braces, name, parse, acceptsDollar);

    /// <summary>A word before the first dollar sign, as Django has it: <c>pbkdf2_sha256$</c>. Case counts.</summary>
    /// <param name="name">The word.</param>
    /// <param name="parse">Takes the hash apart.</param>
    public static HashMark Word(string name, Func<MarkedHash, ParsedHash?> parse) => new HashMark(HashMarkStyle.Word, name, parse);
}

/// <summary>How the name of a kind of hash is set off from the rest.</summary>
internal enum HashMarkStyle
{
    /// <summary><c>$name$</c>.</summary>
    Dollar,

    /// <summary><c>{NAME}</c>.</summary>
    Braces,

    /// <summary><c>name$</c>.</summary>
    Word,
}
