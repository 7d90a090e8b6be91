using System;

namespace UserMigration.Engine.Schemas;

/// <summary>The constraints that look at the characters of a text.</summary>
[Flags]
internal enum TextConstraints
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>An e-mail address.</summary>
    EmailAddress = 1,

    /// <summary>Letters of ASCII.</summary>
    Alphabetic = 2,

    /// <summary>Letters and digits of ASCII.</summary>
    Alphanumeric = 4,

    /// <summary>Letters of any script, and their marks.</summary>
    UnicodeLetters = 8,

    /// <summary>No control character.</summary>
    UnicodePrintable = 16,

    /// <summary>An absolute URL.</summary>
    Url = 32,

    /// <summary>A telephone number in the form of E.164.</summary>
    PhoneNumber = 64,

    /// <summary>JSON, kept as text.</summary>
    Json = 128,

    /// <summary>A decimal number, kept as text.</summary>
    Number = 256,

    /// <summary>Those of the characters one by one.</summary>
    OfCharacters = Alphabetic | Alphanumeric | UnicodeLetters | UnicodePrintable,
}
