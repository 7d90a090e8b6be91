using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using UserMigration.Help.Commands;

namespace UserMigration.Help.Pages;

/// <summary>
/// The text of a parameter starts with the summary of its property in the code, which is one sentence. What follows is written in the page.
/// </summary>
internal static partial class SummaryText
{
    private const int Width = 120;

    /// <summary>Finds the first sentence of a parameter's text.</summary>
    /// <param name="page">The page.</param>
    /// <param name="section">The section of the parameter.</param>
    /// <param name="parameter">The parameter, with a summary.</param>
    /// <returns>The first paragraph, with the summary as its first sentence.</returns>
    public static GeneratedPart? Find(HelpPage page, PageSection section, ParameterDescription parameter)
    {
        if (parameter.Summary is not { } summary || section.Blocks is not [ParagraphBlock paragraph, ..])
        {
            return null;
        }

        string text = page.Text.Substring(paragraph.Span.Start, paragraph.Span.Length);
        string plain = MarkdownText.Render(paragraph.Inline);
        string expected = (plain + " ").StartsWith(summary + " ", StringComparison.Ordinal) ? text : Wrap(Format(summary) + text[FindEnd(text)..]);
        return new GeneratedPart(
            paragraph.Span.Start,
            paragraph.Span.Length,
            expected,
            $"The text of {section.Heading} must start with the summary of its property: \"{summary}\".");
    }

    /// <summary>Writes the names of parameters and cmdlets in a summary as code.</summary>
    /// <param name="summary">The summary.</param>
    public static string Format(string summary) => Name().Replace(summary, match => $"`{match.Value}`");

    // The point of .csv is followed by a letter, that of a sentence by a space or by nothing.
    private static int FindEnd(string text) => SentenceEnd().Match(text) is { Success: true } end ? end.Index + 1 : text.Length;

    private static string Wrap(string text)
    {
        StringBuilder wrapped = new StringBuilder();
        int length = 0;
        foreach (string word in Word().Matches(text).Select(match => match.Value))
        {
            // A word that Markdown understands otherwise must not start a line.
            bool canStart = char.IsLetterOrDigit(word[0]) || word[0] is '`' or '(' or '"';
            if (length > 0 && length + 1 + word.Length > Width && canStart)
            {
                wrapped.Append('\n');
                length = 0;
            }
            else if (length > 0)
            {
                wrapped.Append(' ');
                length++;
            }

            wrapped.Append(word);
            length += word.Length;
        }

        return wrapped.ToString();
    }

    [GeneratedRegex(@"\.(?=\s|$)")]
    private static partial Regex SentenceEnd();

    // Code with spaces stays on one line.
    [GeneratedRegex(@"(?:[^\s`]*`[^`]+`[^\s`]*)+|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w`-])(?:-[A-Z][A-Za-z]+|(?:[A-Z][a-z]+)+-[A-Z][A-Za-z]+(?: -[A-Z][A-Za-z]+)?)(?![\w`-])")]
    private static partial Regex Name();
}
