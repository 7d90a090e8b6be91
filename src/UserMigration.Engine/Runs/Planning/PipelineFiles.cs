using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>Finds the files that the commands before an upload read. What they contain decides what is sent, and where they are does not.</summary>
internal static class PipelineFiles
{
    // PowerShell also reads typographic quotation marks as such.
    private static readonly Regex s_path = new Regex(
        " -(?:Map|Schema|RuleSeverity|DisposableDomain) '(?<path>(?:[^'\u2018\u2019\u201A\u201B]|(?<quote>['\u2018\u2019\u201A\u201B])\\k<quote>)*)'", RegexOptions.CultureInvariant);

    private static readonly Regex s_doubled = new Regex("(['\u2018\u2019\u201A\u201B])\\1", RegexOptions.CultureInvariant);

    /// <summary>Replaces the paths of files by their names.</summary>
    /// <param name="pipeline">The commands.</param>
    /// <param name="files">Receives the files, in the order in which the commands name them.</param>
    /// <exception cref="MigrationException">A file can't be read.</exception>
    public static string Collect(string pipeline, ICollection<PlannedFile> files) => s_path.Replace(pipeline, match =>
    {
        Group written = match.Groups["path"];
        string path = s_doubled.Replace(written.Value, "$1");
        if (!File.Exists(path))
        {
            return match.Value;
        }

        files.Add(new PlannedFile { Name = Path.GetFileName(path), Sha256 = SourceDigest.Compute(path).Sha256 ?? string.Empty });
        return match.Value.Replace(written.Value, Path.GetFileName(path));
    });
}
