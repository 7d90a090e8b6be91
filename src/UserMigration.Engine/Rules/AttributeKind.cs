namespace UserMigration.Engine.Rules;

/// <summary>The types of an attribute's values.</summary>
public enum AttributeKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A boolean: <c>true</c> or <c>false</c> in any letter case.</summary>
    Boolean,

    /// <summary>A date: <c>yyyy-mm-dd</c>, with or without <c>hh:mm:ss</c>.</summary>
    Date,

    /// <summary>A date and time: <c>yyyy-mm-dd hh:mm:ss</c>, with or without the time.</summary>
    DateTime,

    /// <summary>A day: <c>yyyy-mm-dd</c>, without a time of day.</summary>
    Day,

    /// <summary>An ISO 8601 date and time with its offset from UTC: <c>2026-01-31T08:00:00Z</c>.</summary>
    IsoDateTime,

    /// <summary>An absolute URL.</summary>
    Url,

    /// <summary>A telephone number in E.164 format: <c>+493023125010</c>.</summary>
    PhoneNumber,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number with a decimal point.</summary>
    Number,

    /// <summary>JSON text.</summary>
    Json,
}
