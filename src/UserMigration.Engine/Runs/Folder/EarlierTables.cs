using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// The tables that the earlier commands of a run wrote. A command that writes its own tables keeps them under other names. A table that
/// someone may have edited is never replaced.
/// </summary>
internal sealed class EarlierTables
{
    private const string Old = ".old";

    private static readonly Regex s_own = new Regex(
        "^((update_|delete_)?(success|fail)|(rejects|retry|duplicates)(-[0-9]+)?|rejects\\.reasons|reset)\\.csv$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly string _folder;
    private readonly Dictionary<string, string> _digests;

    /// <summary>Creates the list for a run folder.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="digests">The SHA-256 of the tables as they were written, by file name; a table without one may have been edited.</param>
    public EarlierTables(string folder, IDictionary<string, string> digests)
    {
        _folder = folder;
        _digests = new Dictionary<string, string>(digests, StringComparer.Ordinal);
    }

    /// <summary>Gets the full paths of the tables.</summary>
    /// <param name="folder">The run folder.</param>
    public static string[] Find(string folder) => Directory.GetFiles(folder).Where(file => s_own.IsMatch(Path.GetFileName(file))).ToArray();

    /// <summary>Creates a warning for each table that was edited after it was written.</summary>
    public IEnumerable<string> DescribeEdited() => Find(_folder)
        .Where(path => _digests.ContainsKey(Path.GetFileName(path)) && !IsAsWritten(path))
        .Select(path => $"'{path}' was edited after the run wrote it. This command does not read it, and keeps it as '{Path.GetFileName(FindName(path, false))}'. "
            + "To upload rows that you fixed, use the command that Get-MigrationRun shows as Next, with that file.");

    /// <summary>Gives a table another name. It only replaces a table that is still as it was written.</summary>
    /// <param name="path">The full path of the table.</param>
    public void PutAside(string path)
    {
        bool isAsWritten = IsAsWritten(path);
        string aside = FindName(path, isAsWritten);
        OwnerOnly.Replace(path, aside);
        _digests.Remove(Path.GetFileName(aside));
        if (isAsWritten)
        {
            _digests.Add(Path.GetFileName(aside), _digests[Path.GetFileName(path)]);
        }
    }

    /// <summary>Computes the digests of the tables, after they were written, and keeps those of the tables that have other names.</summary>
    public Dictionary<string, string> ComputeDigests()
    {
        Dictionary<string, string> digests = _digests
            .Where(one => one.Key.Contains(".csv" + Old))
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        foreach (string path in Find(_folder))
        {
            if (SourceDigest.Compute(path).Sha256 is { } digest)
            {
                digests[Path.GetFileName(path)] = digest;
            }
        }

        return digests;
    }

    private bool IsAsWritten(string path) =>
        _digests.TryGetValue(Path.GetFileName(path), out string? digest) && SourceDigest.Compute(path).Sha256 == digest;

    private string FindName(string path, bool isAsWritten)
    {
        string aside = path + Old;
        for (int number = 2; File.Exists(aside) && !(isAsWritten && IsAsWritten(aside)); number++)
        {
            aside = path + Old + number.ToString(CultureInfo.InvariantCulture);
        }

        return aside;
    }
}
