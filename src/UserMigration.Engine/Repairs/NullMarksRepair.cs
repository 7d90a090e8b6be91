using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Repairs;

/// <summary>Replaces markers that only programs write for an empty value, and that are not names, with an empty value.</summary>
internal sealed class NullMarksRepair : ValueRepair
{
    public NullMarksRepair()
        : base("NullMarks", "Replaces \\N, (null), <null> and <NA>, which databases and programs write for an empty value, with an empty value.", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => DamageDetector.IsNullMark(text) ? string.Empty : text;
}
