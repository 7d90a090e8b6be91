using System;

namespace UserMigration.Engine.Schemas;

/// <summary>The constraints that look at the characters of a text (contract of Akamai, section 4).</summary>
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

    /// <summary>Those of the characters one by one.</summary>
    OfCharacters = Alphabetic | Alphanumeric | UnicodeLetters | UnicodePrintable,
}
