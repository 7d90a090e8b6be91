using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Removes the characters that make a spreadsheet keep text as text: <c>="01234"</c>, and an apostrophe before digits or the sign
/// that starts a formula. In telephone numbers, it also removes the <c>.0</c> of a decimal number.
/// </summary>
internal sealed class SpreadsheetTextRepair : ValueRepair
{
    public SpreadsheetTextRepair()
        : base("SpreadsheetText", "Converts =\"01234\" and '01234 to 01234, and removes the .0 after a telephone number.", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => DamageDetector.WithoutSpreadsheetMarks(text, kind) ?? text;
}
