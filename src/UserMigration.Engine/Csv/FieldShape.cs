namespace UserMigration.Engine.Csv;

/// <summary>What a field looks like, judged by its bytes. The later values say more about the column.</summary>
internal enum FieldShape
{
    /// <summary>Empty, or only spaces.</summary>
    Blank,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>Digits, and the characters that separate them in numbers, dates and telephone numbers.</summary>
    Number,

    /// <summary>A UUID in its text form (RFC 9562, section 4).</summary>
    Uuid,

    /// <summary>An e-mail address: exactly one @ with text before it and a dot after it, and no spaces.</summary>
    Email,
}
