using System;

namespace UserMigration.Sandbox.Akamai.Schema;

/// <summary>
/// The constraints that are enforced (contract of Akamai, section 4). Others are kept in the schema but not checked.
/// </summary>
[Flags]
internal enum AttributeConstraints
{
    None = 0,
    Required = 1,
    Unique = 2,
    LocallyUnique = 4,
    EmailAddress = 8,
    Alphabetic = 16,
    Alphanumeric = 32,
    UnicodeLetters = 64,
    UnicodePrintable = 128,

    /// <summary>The constraints that check the text itself.</summary>
    OfText = EmailAddress | Alphabetic | Alphanumeric | UnicodeLetters | UnicodePrintable,
}
