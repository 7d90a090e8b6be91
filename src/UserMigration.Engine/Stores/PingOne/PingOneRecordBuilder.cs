using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// Creates the users that the store imports (contract of PingOne): attributes in a fixed order, each with the type that the store expects,
/// and the password as <c>{value}</c>, with the encoding of a hash in braces before it.
/// </summary>
internal sealed class PingOneRecordBuilder : RecordBuilder
{
    private static readonly Dictionary<string, string> s_defaults = new Dictionary<string, string>(0);

    private readonly IdentitySchema? _schema;

    /// <summary>Creates a shape.</summary>
    /// <param name="schema">The schema of the environment; null if the attributes that it added stay unchanged.</param>
    public PingOneRecordBuilder(IdentitySchema? schema)
    {
        _schema = schema;
    }

    public override IReadOnlyDictionary<string, string> Defaults => s_defaults;

    public override int PlaceOf(string path) => PingOneMembers.PlaceOf(path);

    public override AttributeTransform? FinalTransformFor(string path) => PingOneMembers.IsObject(path)
        ? new ObjectMember($"Map the column to one part of {path}, or write the parts as a JSON object.", part => TransformOf(path + "." + part))
        : TransformOf(path) ?? TransformOfOwn(path);

    public override void Finish(Dictionary<string, object?> attributes, MigrationRecord record, RecordOperation operation)
    {
        if (!attributes.TryGetValue(PingOneMembers.Password, out object? password))
        {
            return;
        }

        if (password is null or "")
        {
            attributes.Remove(PingOneMembers.Password);
        }
        else if (password is string || (password is IDictionary envelope && envelope[PingOnePasswords.Encoding] is string))
        {
            attributes[PingOneMembers.Password] = PingOnePasswords.ToSent(password);
        }
    }

    private static AttributeTransform? TransformOf(string path) => PingOneMembers.Find(path)?.Type switch
    {
        PingOneTypes.Boolean => BuiltInTransforms.Create(path, "Boolean", null, allowClearText: false),
        PingOneTypes.Text or PingOneTypes.Email or PingOneTypes.Url or PingOneTypes.Id => TextMember.Instance,
        _ => null,
    };

    private AttributeTransform? TransformOfOwn(string path) => PingOneMembers.Find(path) is not null || _schema?.Find(path) is not { } attribute ? null
        : PingOneTarget.Dialect.KindOf(attribute) switch
        {
            SchemaKind.Boolean => BuiltInTransforms.Create(path, "Boolean", null, allowClearText: false),
            SchemaKind.Json => BuiltInTransforms.Create(path, "Json", null, allowClearText: false),
            SchemaKind.List => ListMember.Instance,
            SchemaKind.Text => TextMember.Instance,
            _ => null,
        };
}
