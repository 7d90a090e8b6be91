using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>What Akamai Identity Cloud asks of records without a schema: values of the usual user schema are what they are called.</summary>
internal sealed class AkamaiRules : TargetRules
{
    public override string UsualKey => "email";

    public override AttributeKind KindOf(string path) => WellKnownAttributes.KindOf(path);
}
