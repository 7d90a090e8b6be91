
namespace UserMigration.Engine.Validation.Rules;

/// <summary>What a text must not show: that it was damaged on its way out of the legacy system.</summary>
internal static class DamageRules
{
    private const RuleScope Scope = RuleScope.Format;

    /// <summary>No character was lost.</summary>
    public static readonly MigrationRule ReplacementCharacter = Rule(
        nameof(ReplacementCharacter),
        "A value has no U+FFFD, which stands for a character that was lost.",
        "Export the value again, in UTF-8: what it was cannot be told from it.");

    /// <summary>No text was read in a wrong encoding.</summary>
    public static readonly MigrationRule Mojibake = Rule(
        nameof(Mojibake),
        "A value is not UTF-8 that was read in a code page.",
        "Bring it back with Repair-MigrationRecord -Repair Mojibake, or export it again.");

    /// <summary>No spreadsheet wrote an error.</summary>
    public static readonly MigrationRule SpreadsheetError = Rule(
        nameof(SpreadsheetError),
        "A value is not an error of a spreadsheet, such as #N/A, #NAME?, #REF! or ########.",
        "Export the value again, and not through a spreadsheet: it is lost here.");

    /// <summary>No number lost its digits.</summary>
    public static readonly MigrationRule ScientificNotation = Rule(
        nameof(ScientificNotation),
        "A text is not a number in scientific notation, such as 4.91515E+12.",
        "Export the value again, and not through a spreadsheet: its last digits may be lost.");

    /// <summary>No text carries what a spreadsheet needs.</summary>
    public static readonly MigrationRule SpreadsheetText = Rule(
        nameof(SpreadsheetText),
        "A value has nothing around it that keeps it text in a spreadsheet, as in =\"01234\" and '01234, and a text is not a number with .0.",
        "Repair it with Repair-MigrationRecord -Repair SpreadsheetText.");

    /// <summary>A blank is blank.</summary>
    public static readonly MigrationRule NullMark = Rule(
        nameof(NullMark),
        "A value is not a mark for nothing, such as \\N or (null).",
        "Make it blank with Repair-MigrationRecord -Repair NullMarks.");

    /// <summary>No object was written as text.</summary>
    public static readonly MigrationRule ObjectText = Rule(
        nameof(ObjectText),
        "A value is not the name of a type, such as System.Object[] or [object Object].",
        "Export the elements of the list or object: they are not in the file.");

    /// <summary>No character is an entity.</summary>
    public static readonly MigrationRule HtmlEntity = Rule(
        nameof(HtmlEntity),
        "A value has no HTML entity in place of a character, such as &uuml;.",
        "Repair it with Repair-MigrationRecord -Repair HtmlEntities.");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        ReplacementCharacter, Mojibake, SpreadsheetError, ScientificNotation, SpreadsheetText, NullMark, ObjectText, HtmlEntity,
    };

    private static MigrationRule Rule(string id, string text, string recommendation) =>
        new MigrationRule(id, Scope, IssueSeverity.Warning, text, recommendation, "this module");
}
