using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using UserMigration.Engine.Changes;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Tests.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Changes;

/// <summary>Two exports in a folder of their own, and what comparing them gives.</summary>
internal sealed class TwoExports : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    public TwoExports(string before, string after)
    {
        Write(OldPath, before);
        Write(NewPath, after);
    }

    public string OldPath => Path.Combine(_folder, "old.csv");

    public string NewPath => Path.Combine(_folder, "new.csv");

    public string ChangePath => Path.Combine(_folder, "changes.csv");

    public ExportComparisonOptions Options { get; } = new ExportComparisonOptions { Keys = ["id"] };

    public MigrationCsvComparison? Result { get; private set; }

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public MigrationRecord[] Records { get; private set; } = [];

    /// <summary>Compares, and gives each change in a line: its values, divided by blanks.</summary>
    public string[] Compare(Action? meanwhile = null)
    {
        using ExportComparison comparison = Open();
        while (comparison.Compare())
        {
        }

        meanwhile?.Invoke();
        List<MigrationRecord> changes = new List<MigrationRecord>();
        while (comparison.TakeChanges() is { } some)
        {
            changes.AddRange(some);
        }

        Result = comparison.Result;
        Warnings = comparison.Warnings;
        Records = changes.ToArray();
        return Records.Select(Show).ToArray();
    }

    /// <summary>Compares, and writes the changes to a file.</summary>
    public void WriteChanges()
    {
        using ExportComparison comparison = Open();
        DatafileWriteOptions options = new DatafileWriteOptions { Delimiter = Options.Reading.Delimiter, OpenDraft = draft => new UnsyncedFile(draft) };
        comparison.CheckTarget(ChangePath, options);
        while (comparison.Compare())
        {
        }

        using DatafileWriter writer = DatafileWriter.Create(ChangePath, options);
        writer.Begin(comparison.Columns);
        while (comparison.TakeChanges() is { } some)
        {
            foreach (MigrationRecord change in some)
            {
                writer.Write(change);
            }
        }

        writer.Commit();
        Result = comparison.Result;
    }

    /// <summary>Compares, and gives the error that ends it.</summary>
    public MigrationException Fail() => Assert.Throws<MigrationException>(() => Compare());

    public ExportComparison Open(CancellationToken? cancellationToken = null) =>
        ExportComparison.Open(OldPath, NewPath, Options, cancellationToken ?? TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(false));

    private static string Show(MigrationRecord record) =>
        string.Join(' ', Enumerable.Range(0, record.GetColumns().Count).Select(i => (string)record.GetValue(i)! is { Length: > 0 } text ? text : "-"));
}
