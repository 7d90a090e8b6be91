namespace UserMigration.Help.Pages;

/// <summary>Something that is wrong with a page.</summary>
/// <param name="Path">The path of the page.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, and what to do.</param>
internal sealed record PageFault(string Path, int Line, string Message)
{
    /// <summary>The fault as MSBuild recognizes an error.</summary>
    public override string ToString() => $"{Path}({Line}): error HELP: {Message}";
}
