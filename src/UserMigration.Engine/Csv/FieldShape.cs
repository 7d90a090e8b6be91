namespace UserMigration.Engine.Csv;

/// <summary>What a field looks like, from its bytes. The later ones say more about the column.</summary>
internal enum FieldShape
{
    /// <summary>Nothing, or only blanks.</summary>
    Blank,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>Digits, and what separates them in numbers, dates and telephone numbers.</summary>
    Number,

    /// <summary>A UUID in its text form (RFC 9562, section 4).</summary>
    Uuid,

    /// <summary>An e-mail address: one @ with text before it and a dot behind it, and no blank.</summary>
    Email,
}
