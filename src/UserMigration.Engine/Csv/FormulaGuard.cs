using System;

namespace UserMigration.Engine.Csv;

/// <summary>Keeps spreadsheets from running text as a formula (OWASP, CSV injection).</summary>
internal static class FormulaGuard
{
    /// <summary>The text with an apostrophe before it where a spreadsheet might run it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value that it was made of: a typed number is none that runs.</param>
    public static string? Protect(string? text, object? value)
    {
        if (string.IsNullOrEmpty(text) || IsNumber(value))
        {
            return text;
        }

        // The wide forms too: spreadsheets in East Asia take them for the same.
        bool isFormula = text![0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
        return isFormula ? "'" + text : text;
    }

    private static bool IsNumber(object? value) =>
        value is not null && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
