using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.HandOff.Results;

namespace UserMigration.Engine.Tests.HandOff;

/// <summary>A datafile and result files in a folder of their own.</summary>
internal sealed class ResultCase : IDisposable
{
    /// <summary>A user with three lines in the middle, so that lines and rows differ after it.</summary>
    public const string Multiline = "email,name\nu1@example.com,One\nu2@example.com,\"Two\nof\nthree\"\nu3@example.com,Three\nu4@example.com,Four\n";

    /// <summary>Four users with one line each.</summary>
    public const string Plain = "email,name\nu1@example.com,One\nu2@example.com,Two\nu3@example.com,Three\nu4@example.com,Four\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly List<string> _paths = new List<string>();

    public ResultCase(string source = Plain)
    {
        Source = Write("users.csv", source);
    }

    public string Source { get; }

    public string Folder => _folder;

    public MigrationResultSummary Summary { get; private set; } = null!;

    public string? Decision { get; private set; }

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public IReadOnlyList<MigrationException> Faults { get; private set; } = [];

    public IReadOnlyList<MigrationResult> Results { get; private set; } = [];

    public static string Uuid(int number) => new Guid(number, 0, 0, new byte[8]).ToString();

    public ResultCase Add(string name, string text)
    {
        _paths.Add(Write(name, text));
        return this;
    }

    /// <summary>Joins the files; a record in one line: <c>record Status uuid error</c>.</summary>
    public string[] Join(ResultNumbering? lineIs = null, char? delimiter = null, string[]? paths = null)
    {
        using ResultImport import = ResultImport.Open(
            new ResultImportOptions(Source, paths ?? [.. _paths]) { LineIs = lineIs, ResultDelimiter = delimiter }, CancellationToken.None);
        Results = import.Read(CancellationToken.None).ToList();
        (Summary, Decision, Warnings, Faults) = (import.Summary, import.Decision, import.Warnings, import.FindFaults().ToList());
        return Results.Select(Show).ToArray();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Show(MigrationResult result) =>
        string.Join(" ", new[] { result.RecordNumber.ToString(CultureInfo.InvariantCulture), result.Status.ToString(), Short(result.Uuid), result.Error }.Where(text => text is not null));

    // The last digit of the number that the UUID was made of.
    private static string? Short(string? uuid) => uuid is null ? null : "u" + uuid.Substring(7, 1);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text.Replace("{1}", Uuid(1)).Replace("{2}", Uuid(2)).Replace("{3}", Uuid(3)).Replace("{4}", Uuid(4)));
        return path;
    }
}
