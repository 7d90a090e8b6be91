using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// reset.csv: the users that the run created without a password, although other records have one, for the campaign in which they set a new
/// one. It has their keys and the reason, and never a hash. People open it in a spreadsheet. Users of earlier commands stay in the list.
/// </summary>
internal sealed class ResetList : IDisposable
{
    private const string Name = "reset.csv";
    private const string NoPassword = "The record has no password. The user can't log in before a password is set.";

    private readonly TableFile<(string? Key, string Reason)> _table;
    private readonly HashSet<string> _keys = new HashSet<string>(StringComparer.Ordinal);
    private readonly Func<IdentityRecord, string?> _keyOf;

    /// <summary>Creates the list, with the users of an earlier command.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="keyOf">Gets the key of a record; null if it has none.</param>
    /// <param name="earlier">The tables of earlier commands.</param>
    public ResetList(string folder, Func<IdentityRecord, string?> keyOf, EarlierTables earlier)
    {
        _keyOf = keyOf;
        Path = System.IO.Path.Combine(folder, Name);
        List<(string? Key, string Reason)> known = File.Exists(Path) ? Read(Path) : new List<(string? Key, string Reason)>();
        if (File.Exists(Path))
        {
            earlier.PutAside(Path);
        }

        _table = new TableFile<(string? Key, string Reason)>(
            Path,
            TableColumn<(string? Key, string Reason)>.Text("key", row => row.Key),
            TableColumn<(string? Key, string Reason)>.Text("reason", row => row.Reason))
        {
            IsForPeople = true,
        };
        known.ForEach(Add);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Whether the user of an outcome belongs in the list.</summary>
    /// <param name="result">The outcome.</param>
    /// <param name="passwords">The attributes that are passwords; empty if the run sends no passwords.</param>
    public static bool Includes(BulkUserResult result, IReadOnlyList<string> passwords) =>
        result.Status == BulkUserStatus.Created && (FindReason(result) is not null || IsWithout(result.IdentityRecord, passwords));

    /// <summary>Adds the user of an outcome.</summary>
    /// <param name="result">The outcome; see <see cref="Includes"/>.</param>
    public void Write(BulkUserResult result) => Add((FormulaGuard.Protect(_keyOf(result.IdentityRecord), null), FindReason(result) ?? NoPassword));

    /// <summary>Passes what was written to the operating system.</summary>
    public void Flush() => _table.Flush();

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    private static string? FindReason(BulkUserResult result)
    {
        IReadOnlyList<MigrationIssue> issues = result.Issues;
        for (int i = 0; i < issues.Count; i++)
        {
            if (issues[i].RuleId is ToleranceRules.PasswordOmitted or ToleranceRules.PasswordMarker)
            {
                return issues[i].Message;
            }
        }

        return null;
    }

    // If no column and no entry of the map leads to a password, the file has none for anybody.
    private static bool IsWithout(IdentityRecord record, IReadOnlyList<string> passwords)
    {
        bool isExpected = false;
        for (int i = 0; i < passwords.Count; i++)
        {
            if (record.Attributes.TryGetValue(passwords[i], out object? value) && value is not null and not "")
            {
                return false;
            }

            isExpected |= record.Paths.Contains(passwords[i]);
        }

        return isExpected;
    }

    private void Add((string? Key, string Reason) row)
    {
        if (row.Key is null || _keys.Add(row.Key))
        {
            _table.Write(row);
        }
    }

    // The last row can be incomplete after a crash. Its record comes again when the run is resumed.
    private static List<(string? Key, string Reason)> Read(string path)
    {
        List<(string? Key, string Reason)> rows = new List<(string? Key, string Reason)>();
        try
        {
            using MigrationCsvReader reader = MigrationCsvReader.Open(path, 1, new CsvReadOptions());
            while (reader.Read() is { } row)
            {
                if (row.IsValid && row.GetValue("key") is string key && row.GetValue("reason") is string reason)
                {
                    rows.Add((key.Length == 0 ? null : key, reason));
                }
            }
        }
        catch (MigrationException)
        {
            // It has no complete header, or was replaced by something else, which is kept next to it.
        }

        return rows;
    }
}
