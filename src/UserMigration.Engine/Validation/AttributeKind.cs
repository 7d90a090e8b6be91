namespace UserMigration.Engine.Validation;

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

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number with a point.</summary>
    Number,

    /// <summary>JSON text.</summary>
    Json,
}
