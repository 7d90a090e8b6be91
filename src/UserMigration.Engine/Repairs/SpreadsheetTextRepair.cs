using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Removes what is written around text so that a spreadsheet keeps it as text: <c>="01234"</c>, and an apostrophe before digits or a
/// sign of a formula. In telephone numbers it also removes the <c>.0</c> of a decimal number.
/// </summary>
internal sealed class SpreadsheetTextRepair : ValueRepair
{
    public SpreadsheetTextRepair()
        : base("SpreadsheetText", "Makes 01234 of =\"01234\" and of '01234, and removes the .0 behind a telephone number.", isSafe: true)
    {
    }

    internal override string Apply(string text, AttributeKind kind) => DamagedText.WithoutSpreadsheetMarks(text, kind) ?? text;
}
