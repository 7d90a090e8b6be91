using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Reports.Charts;

/// <summary>Bars that show shares, as SVG. The numbers are in the table beside them, so they are hidden from screen readers.</summary>
internal static class ShareBar
{
    /// <summary>Draws one bar that is filled to a share.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <param name="style">The name of its style in the style sheet.</param>
    public static Markup Draw(double share, string style) => Markup.Of(
        $"<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\"><rect class=\"rest\" width=\"100\" height=\"8\"/><rect class=\"{style}\" width=\"{Width(share)}\" height=\"8\"/></svg>");

    /// <summary>Draws one bar that is divided into shares.</summary>
    /// <param name="name">The name, for those who can't see it.</param>
    /// <param name="parts">The styles with their numbers.</param>
    public static Markup Stack(string name, IReadOnlyList<(string Style, long Number)> parts)
    {
        double sum = Math.Max(1, parts.Sum(part => part.Number));
        double at = 0;
        List<Markup> bars = new List<Markup>();
        foreach ((string style, long number) in parts)
        {
            // What is rare must be visible too.
            double share = number == 0 ? 0 : Math.Max(number / sum, 0.004);
            bars.Add(Markup.Of($"<rect class=\"{style}\" x=\"{Width(at)}\" width=\"{Width(Math.Min(share, 1 - at))}\" height=\"8\"/>"));
            at = Math.Min(1, at + share);
        }

        return Markup.Of(
            $"<svg class=\"stack\" role=\"img\" aria-label=\"{name}\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\">{Markup.Join(bars)}</svg>");
    }

    private static string Width(double share) => (Math.Max(0, Math.Min(1, share)) * 100).ToString("0.##", CultureInfo.InvariantCulture);
}
