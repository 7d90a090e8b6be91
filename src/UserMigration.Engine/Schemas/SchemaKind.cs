namespace UserMigration.Engine.Schemas;

/// <summary>The kinds of values that an attribute can have, whatever a store calls them.</summary>
internal enum SchemaKind
{
    /// <summary>An unknown type, whose values are not checked.</summary>
    Unknown,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A value that is true or false.</summary>
    Boolean,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time of day.</summary>
    DateTime,

    /// <summary>A day in the form <c>yyyy-MM-dd</c>, without a time of day.</summary>
    Day,

    /// <summary>A day and a time of day in ISO 8601 format, <c>2026-01-31T08:00:00Z</c>.</summary>
    IsoDateTime,

    /// <summary>An IPv4 address.</summary>
    IpAddress,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>A password, in clear text or in an envelope. It is checked when records are converted.</summary>
    Password,

    /// <summary>Any JSON value.</summary>
    Json,

    /// <summary>A list of plain values.</summary>
    List,

    /// <summary>An object with parts.</summary>
    Object,

    /// <summary>A list of objects.</summary>
    Plural,
}
