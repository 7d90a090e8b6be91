using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace UserMigration.Infrastructure;

/// <summary>Creates completions of words, in quotation marks where PowerShell needs them.</summary>
internal static class CompletionList
{
    /// <summary>Creates the completions that start with what the user typed.</summary>
    /// <param name="typed">What the user typed, with or without a quotation mark.</param>
    /// <param name="words">The words, each with its tooltip; repeated words are left out.</param>
    public static IEnumerable<CompletionResult> Create(string? typed, IEnumerable<(string Word, string Tip)> words)
    {
        string start = (typed ?? string.Empty).Trim('\'', '"');
        return words
            .GroupBy(word => word.Word, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())
            .Where(word => word.Word.Length > 0 && word.Word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(Quote(word.Word), word.Word, CompletionResultType.ParameterValue, word.Tip.Length > 0 ? word.Tip : word.Word));
    }

    /// <summary>Writes a word as an argument.</summary>
    /// <param name="word">The word.</param>
    public static string Quote(string word)
    {
        bool isPlain = word[0] != '-' && word.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '/' or '\\' or ':');
        return isPlain ? word : "'" + CodeGeneration.EscapeSingleQuotedStringContent(word) + "'";
    }
}
