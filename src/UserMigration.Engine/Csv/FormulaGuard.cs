using System;

namespace UserMigration.Engine.Csv;

/// <summary>Keeps spreadsheets from running text as a formula (OWASP, CSV injection).</summary>
internal static class FormulaGuard
{
    /// <summary>Puts an apostrophe before a text that a spreadsheet might run as a formula.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value that the text was converted from. A typed number is not protected, because it is not a formula.</param>
    public static string? Protect(string? text, object? value)
    {
        if (string.IsNullOrEmpty(text) || IsNumber(value))
        {
            return text;
        }

        // The wide forms are included, because spreadsheets in East Asia treat them like the narrow ones.
        bool isFormula = text![0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
        return isFormula ? "'" + text : text;
    }

    private static bool IsNumber(object? value) =>
        value is not null && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
