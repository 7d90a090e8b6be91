using System;
using System.Text.Json;

namespace UserMigration.Engine.Runs.Export;

/// <summary>Writes the lines of the journal of an export. No line contains a value of a user except its number.</summary>
/// <remarks>
/// A page is written after its users are on disk: <c>{"page":n,"last":number,"users":n,"length":bytes}</c>, where the length is that of all
/// users so far. The finished file: <c>{"file":bytes,"users":n}</c>.
/// </remarks>
internal static class ExportLines
{
    public const string Page = "page";
    public const string Last = "last";
    public const string Users = "users";
    public const string Length = "length";
    public const string File = "file";

    /// <summary>Writes that a page is on disk.</summary>
    /// <param name="progress">What is on disk.</param>
    public static Action<Utf8JsonWriter> CreatePage(ExportProgress progress) => json =>
    {
        json.WriteNumber(Page, progress.Pages);
        json.WriteNumber(Last, progress.Last);
        json.WriteNumber(Users, progress.Users);
        json.WriteNumber(Length, progress.Length);
    };

    /// <summary>Writes that the file is complete and has its name.</summary>
    /// <param name="file">The file.</param>
    public static Action<Utf8JsonWriter> CreateFile(FinishedFile file) => json =>
    {
        json.WriteNumber(File, file.Length);
        json.WriteNumber(Users, file.Users);
    };
}
