using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Converts the values of custom fields to the types of the field setup. A value that can't be converted is an issue that names the field,
/// because the store refuses a record with a value of another type.
/// </summary>
internal static class CidaasFieldTypes
{
    /// <summary>Gets the transform of a field; null if its values stay unchanged.</summary>
    /// <param name="path">The full name of the field, with dots.</param>
    /// <param name="kind">The kind of its values.</param>
    public static AttributeTransform? GetTransform(string path, SchemaKind kind) => kind switch
    {
        SchemaKind.Boolean => BuiltInTransforms.Create(path, "Boolean", null, allowClearText: false),
        SchemaKind.Integer => BuiltInTransforms.Create(path, "Integer", null, allowClearText: false),
        SchemaKind.Decimal => BuiltInTransforms.Create(path, "Number", null, allowClearText: false),
        SchemaKind.Date or SchemaKind.Day => DayMember.Instance,
        SchemaKind.DateTime or SchemaKind.IsoDateTime => TimeMember.Instance,
        SchemaKind.List => ListMember.Instance,
        SchemaKind.Text => TextMember.Instance,
        _ => null,
    };
}
