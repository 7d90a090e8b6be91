using System.Text.RegularExpressions;

namespace UserMigration.Module.Tests.Docs;

/// <summary>Commands in a page of the documentation.</summary>
/// <param name="Line">The line of the page on which the block starts, from 1.</param>
/// <param name="Mark">What follows the language: empty, needs=part, or script=file.</param>
/// <param name="Code">The commands.</param>
internal sealed partial record DocumentedBlock(int Line, string Mark, string Code)
{
    /// <summary>The part that a reader has and the tests do not have, or null. Such commands are not run.</summary>
    public string? Needs => Find("needs");

    /// <summary>The name of the file that a reader saves the commands in, or null if they are typed at the prompt.</summary>
    public string? Script => Find("script");

    private string? Find(string key) => MarkPart().Match(Mark) is { Success: true } part && part.Groups[1].Value == key ? part.Groups[2].Value : null;

    [GeneratedRegex(@"^(needs|script)=(\S+)$")]
    private static partial Regex MarkPart();
}
