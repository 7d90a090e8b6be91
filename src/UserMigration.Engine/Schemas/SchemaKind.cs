namespace UserMigration.Engine.Schemas;

/// <summary>What values of an attribute are, whatever word a store has for it.</summary>
internal enum SchemaKind
{
    /// <summary>A type that is not known: not judged.</summary>
    Unknown,

    /// <summary>Text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time of day.</summary>
    DateTime,

    /// <summary>A day as <c>yyyy-MM-dd</c>, and no time of day.</summary>
    Day,

    /// <summary>A day and a time of day as ISO 8601 writes them, <c>2026-01-31T08:00:00Z</c>.</summary>
    IsoDateTime,

    /// <summary>An IPv4 address.</summary>
    IpAddress,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>A password, clear or as an envelope; looked at where records are converted.</summary>
    Password,

    /// <summary>Any JSON.</summary>
    Json,

    /// <summary>A list of plain values.</summary>
    List,

    /// <summary>An object with parts.</summary>
    Object,

    /// <summary>A list of objects.</summary>
    Plural,
}
