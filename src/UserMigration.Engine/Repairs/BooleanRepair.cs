using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>Replaces other words for true and false with <c>true</c> and <c>false</c>.</summary>
internal sealed class BooleanRepair : ValueRepair
{
    public BooleanRepair()
        : base("Boolean", "Replaces yes/no, y/n, 1/0, t/f and on/off with true and false in booleans.", isSafe: true)
    {
    }

    internal override bool AppliesTo(AttributeKind kind) => kind == AttributeKind.Boolean;

    internal override string Apply(string text, AttributeKind kind)
    {
        if (BooleanRecognizer.IsTarget(text) || !BooleanRecognizer.TryParse(text.Trim(), out bool value))
        {
            return text;
        }

        return value ? "true" : "false";
    }
}
