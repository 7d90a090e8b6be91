using System;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>What can be said about a value without repeating it: its kind, the scripts of its letters, and its special characters.</summary>
[Flags]
internal enum ValueTraits : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    // Kinds: each value has exactly one.

    /// <summary>The row ended before the field.</summary>
    Missing = 1UL << 0,

    /// <summary>The value is empty.</summary>
    Empty = 1UL << 1,

    /// <summary>The value is white space.</summary>
    WhiteSpace = 1UL << 2,

    /// <summary>Text of no other kind.</summary>
    Text = 1UL << 3,

    /// <summary>A whole number.</summary>
    Integer = 1UL << 4,

    /// <summary>A number with a decimal point.</summary>
    Decimal = 1UL << 5,

    /// <summary>true or false, in any letter case.</summary>
    Boolean = 1UL << 6,

    /// <summary>Another word for true or false.</summary>
    OtherBoolean = 1UL << 7,

    /// <summary>yyyy-mm-dd.</summary>
    Date = 1UL << 8,

    /// <summary>yyyy-mm-dd hh:mm:ss.</summary>
    DateTime = 1UL << 9,

    /// <summary>m/d/yyyy.</summary>
    UsDate = 1UL << 10,

    /// <summary>An e-mail address.</summary>
    Email = 1UL << 11,

    /// <summary>A URL.</summary>
    Url = 1UL << 12,

    /// <summary>A telephone number in the international form.</summary>
    Phone = 1UL << 13,

    /// <summary>A JSON object.</summary>
    JsonObject = 1UL << 14,

    /// <summary>A JSON array.</summary>
    JsonArray = 1UL << 15,

    /// <summary>A password, hashed or not.</summary>
    Password = 1UL << 16,

    // Scripts.

    /// <summary>Latin letters of ASCII.</summary>
    Latin = 1UL << 24,

    /// <summary>Latin letters with accents and others beyond ASCII.</summary>
    ExtendedLatin = 1UL << 25,

    /// <summary>Greek.</summary>
    Greek = 1UL << 26,

    /// <summary>Cyrillic.</summary>
    Cyrillic = 1UL << 27,

    /// <summary>Armenian or Georgian.</summary>
    Caucasian = 1UL << 28,

    /// <summary>Hebrew.</summary>
    Hebrew = 1UL << 29,

    /// <summary>Arabic.</summary>
    Arabic = 1UL << 30,

    /// <summary>Devanagari and the other scripts of India.</summary>
    Indic = 1UL << 31,

    /// <summary>Thai, Lao, Khmer or Myanmar.</summary>
    SoutheastAsian = 1UL << 32,

    /// <summary>Korean.</summary>
    Hangul = 1UL << 33,

    /// <summary>Hiragana or Katakana.</summary>
    Kana = 1UL << 34,

    /// <summary>Chinese characters.</summary>
    Han = 1UL << 35,

    /// <summary>Any other script.</summary>
    OtherScript = 1UL << 36,

    // Characters.

    /// <summary>A comma.</summary>
    Comma = 1UL << 40,

    /// <summary>A quotation mark.</summary>
    Quote = 1UL << 41,

    /// <summary>A line break.</summary>
    LineBreak = 1UL << 42,

    /// <summary>An apostrophe, straight or curved.</summary>
    Apostrophe = 1UL << 43,

    /// <summary>A backslash.</summary>
    Backslash = 1UL << 44,

    /// <summary>A semicolon or a vertical bar.</summary>
    OtherDelimiter = 1UL << 45,

    /// <summary>A tab or another control character.</summary>
    Control = 1UL << 46,

    /// <summary>An ampersand or an angle bracket.</summary>
    Markup = 1UL << 47,

    /// <summary>A space at the start or the end.</summary>
    OuterSpace = 1UL << 48,

    /// <summary>A character that can't be seen: a zero-width or no-break space, a mark of direction.</summary>
    Invisible = 1UL << 49,

    /// <summary>A combining mark, so that a letter consists of several characters.</summary>
    CombiningMark = 1UL << 50,

    /// <summary>A character beyond U+FFFF, such as an emoji.</summary>
    Supplementary = 1UL << 51,

    /// <summary>Another symbol or punctuation mark beyond ASCII.</summary>
    Symbol = 1UL << 52,

    /// <summary>All kinds.</summary>
    Kinds = (1UL << 24) - 1,

    /// <summary>All kinds of values that are not there.</summary>
    Blanks = Missing | Empty | WhiteSpace,

    /// <summary>All scripts.</summary>
    Scripts = ((1UL << 40) - 1) & ~Kinds,

    /// <summary>All characters.</summary>
    Characters = ~(Kinds | Scripts),
}
