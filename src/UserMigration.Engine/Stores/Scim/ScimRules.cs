using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>The rules of SCIM 2.0 for records without a schema: values must have the types of the core schema.</summary>
internal sealed class ScimRules : TargetRules
{
    public override string UsualKey => ScimTarget.UserName;

    public override AttributeKind KindOf(string path) => ScimPath.Read(path) is not { } known ? AttributeKind.Text
        : known.Root == "emails" && IsValue(known) ? AttributeKind.Email
        : known.Root is "photos" && IsValue(known) || known.InSchema == "profileUrl" ? AttributeKind.Url
        : ScimCore.Find(path) is { Type: "boolean" } ? AttributeKind.Boolean
        : AttributeKind.Text;

    private static bool IsValue(ScimPath path) => path.Parts.Count == 1 && path.Parts[0] == "value";
}
