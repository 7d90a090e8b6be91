namespace UserMigration.Sandbox.Akamai.Schema;

/// <summary>
/// The types of attributes (contract of Akamai, section 4). An unknown type is treated as <see cref="Json"/>.
/// </summary>
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
