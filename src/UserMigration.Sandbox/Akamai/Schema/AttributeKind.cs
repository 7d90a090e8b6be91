namespace UserMigration.Sandbox.Akamai.Schema;

/// <summary>The types of attributes (contract of Akamai, section 4). A type that isn't known is taken as <see cref="Json"/>.</summary>
internal enum AttributeKind
{
    String,
    Boolean,
    Integer,
    Decimal,
    Date,
    DateTime,
    IpAddress,
    Password,
    Json,
    Uuid,
    Id,
    Object,
    Plural,
}
