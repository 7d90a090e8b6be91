using System;

namespace UserMigration.Engine.Schemas;

/// <summary>The constraints on the characters of text.</summary>
[Flags]
internal enum TextConstraints
{
    /// <summary>No constraint.</summary>
    None = 0,

    /// <summary>The text is an e-mail address.</summary>
    EmailAddress = 1,

    /// <summary>The text has only ASCII letters.</summary>
    Alphabetic = 2,

    /// <summary>The text has only ASCII letters and digits.</summary>
    Alphanumeric = 4,

    /// <summary>The text has only letters of any script and their marks.</summary>
    UnicodeLetters = 8,

    /// <summary>The text has no control characters.</summary>
    UnicodePrintable = 16,

    /// <summary>The text is an absolute URL.</summary>
    Url = 32,

    /// <summary>The text is a telephone number in E.164 format.</summary>
    PhoneNumber = 64,

    /// <summary>The text is JSON, and is kept as text.</summary>
    Json = 128,

    /// <summary>The text is a decimal number, and is kept as text.</summary>
    Number = 256,

    /// <summary>All constraints that check each character by itself.</summary>
    OfCharacters = Alphabetic | Alphanumeric | UnicodeLetters | UnicodePrintable,
}
