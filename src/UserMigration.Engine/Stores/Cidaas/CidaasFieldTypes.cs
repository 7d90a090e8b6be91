using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// The type that a custom field has in the entity, by the field setup. Texts of a datafile become what the field takes; what
/// can't is refused by name, since a value of another type makes the store refuse the record.
/// </summary>
internal static class CidaasFieldTypes
{
    /// <summary>What is applied to a field.</summary>
    /// <param name="path">The whole name of the field.</param>
    /// <param name="kind">What its values are.</param>
    public static AttributeTransform? Of(string path, SchemaKind kind) => kind switch
    {
        SchemaKind.Boolean => BuiltInTransforms.Make(path, "Boolean", null, allowClearText: false),
        SchemaKind.Integer => BuiltInTransforms.Make(path, "Integer", null, allowClearText: false),
        SchemaKind.Decimal => BuiltInTransforms.Make(path, "Number", null, allowClearText: false),
        SchemaKind.Date or SchemaKind.Day => DayMember.Instance,
        SchemaKind.DateTime or SchemaKind.IsoDateTime => TimeMember.Instance,
        SchemaKind.List => ListMember.Instance,
        SchemaKind.Text => TextMember.Instance,
        _ => null,
    };
}
