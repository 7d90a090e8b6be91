namespace UserMigration.Engine.Rules;

/// <summary>What the values of an attribute look like.</summary>
public enum AttributeKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary><c>true</c> or <c>false</c> in any case.</summary>
    Boolean,

    /// <summary><c>yyyy-mm-dd</c>, with or without <c>hh:mm:ss</c>.</summary>
    Date,

    /// <summary><c>yyyy-mm-dd hh:mm:ss</c>, with or without the time.</summary>
    DateTime,

    /// <summary><c>yyyy-mm-dd</c>, and no time of day.</summary>
    Day,

    /// <summary>A date and time of ISO 8601 with its offset from UTC: <c>2026-01-31T08:00:00Z</c>.</summary>
    IsoDateTime,

    /// <summary>An absolute URL.</summary>
    Url,

    /// <summary>A telephone number in the form of E.164: <c>+493023125010</c>.</summary>
    PhoneNumber,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number with a point.</summary>
    Number,

    /// <summary>JSON text.</summary>
    Json,
}
