using System;
using System.Globalization;

namespace UserMigration.Engine.Validation;

/// <summary>The forms of a date that targets and transforms know.</summary>
internal static class DateShape
{
    private static readonly string[] s_target = { "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss" };
    private static readonly string[] s_us = { "M/d/yyyy", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm" };

    /// <summary>Whether it is <c>yyyy-mm-dd</c>, with or without <c>hh:mm:ss</c>, and a day that exists.</summary>
    public static bool IsTarget(string text) => TryParse(text, s_target, out _);

    /// <summary>Whether it is a US date, month first.</summary>
    public static bool IsUs(string text) => TryParse(text, s_us, out _);

    /// <summary>Reads a US date.</summary>
    public static bool TryParseUs(string text, out DateTime date) => TryParse(text, s_us, out date);

    private static bool TryParse(string text, string[] patterns, out DateTime date) =>
        DateTime.TryParseExact(text, patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
