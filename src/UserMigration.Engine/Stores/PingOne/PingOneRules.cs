using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The rules of PingOne for records, in addition to those of its schema.</summary>
internal sealed class PingOneRules : TargetRules
{
    public override string UsualKey => PingOneMembers.Username;

    public override AttributeKind KindOf(string path) => PingOneMembers.Find(path)?.Type switch
    {
        PingOneTypes.Email => AttributeKind.Email,
        PingOneTypes.Url => AttributeKind.Url,
        PingOneTypes.Boolean => AttributeKind.Boolean,
        _ => AttributeKind.Text,
    };
}
