using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>The rules of Akamai Identity Cloud for records without a schema: values must have the types of the default user schema.</summary>
internal sealed class AkamaiRules : TargetRules
{
    public override string UsualKey => "email";

    public override AttributeKind KindOf(string path) => WellKnownAttributes.KindOf(path);
}
