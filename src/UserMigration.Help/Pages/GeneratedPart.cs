using System;

namespace UserMigration.Help.Pages;

/// <summary>A part of a page that follows from the code.</summary>
/// <param name="Start">Where the part is in the text of the page.</param>
/// <param name="Length">Its length. Of a part that is missing, 0.</param>
/// <param name="Expected">What the part must be.</param>
/// <param name="Fault">What is wrong if it is something else.</param>
internal sealed record GeneratedPart(int Start, int Length, string Expected, string Fault)
{
    /// <summary>Whether the page has the part as it must be.</summary>
    /// <param name="page">The page.</param>
    public bool IsCurrent(HelpPage page) => page.Text.AsSpan(Start, Length).SequenceEqual(Expected);
}
