using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Repairs;

/// <summary>Makes blanks of what only programs write for nothing, and no name is.</summary>
internal sealed class NullMarksRepair : ValueRepair
{
    public NullMarksRepair()
        : base("NullMarks", "Makes blanks of \\N, (null), <null> and <NA>, which databases and programs write for nothing.", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => DamagedText.IsNullMark(text) ? string.Empty : text;
}
