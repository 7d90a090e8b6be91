using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>
/// Python's csv module as another reader and writer, that of the vendor's client. Many tables go through one process.
/// </summary>
internal static class PythonCsv
{
    private const string Reader =
        """
        import csv, json, sys
        tables = []
        for file in json.load(sys.stdin):
            with open(file["Path"], encoding="utf-8-sig" if file["HasMark"] else "utf-8", newline="") as text:
                tables.append(list(csv.reader(text, delimiter=file["Delimiter"], strict=True)))
        json.dump(tables, sys.stdout)
        """;

    private const string Writer =
        """
        import csv, io, json, sys
        texts = []
        for job in json.load(sys.stdin):
            text = io.StringIO(newline="")
            quoting = csv.QUOTE_ALL if job["QuotesAll"] else csv.QUOTE_MINIMAL
            csv.writer(text, delimiter=job["Delimiter"], lineterminator=job["LineBreak"], quoting=quoting).writerows(job["Rows"])
            texts.append(text.getvalue())
        json.dump(texts, sys.stdout)
        """;

    /// <summary>The rows of files, as csv.reader reads them with strict=True.</summary>
    public static Task<string[][][]> ReadAsync(IReadOnlyList<PythonFile> files) => RunAsync<IReadOnlyList<PythonFile>, string[][][]>(Reader, files);

    /// <summary>The text of tables, as csv.writer writes them.</summary>
    public static Task<string[]> WriteAsync(IReadOnlyList<PythonTable> tables) => RunAsync<IReadOnlyList<PythonTable>, string[]>(Writer, tables);

    private static async Task<TOutput> RunAsync<TInput, TOutput>(string script, TInput input)
    {
        using Process? python = Start(script);
        RequiredPart.Demand(python is not null, "python3 is not installed: its csv module is what our reading and writing are compared with.");
        await python!.StandardInput.WriteAsync(JsonSerializer.Serialize(input));
        python.StandardInput.Close();
        string output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, python.ExitCode);
        return JsonSerializer.Deserialize<TOutput>(output)!;
    }

    private static Process? Start(string script)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", ["-c", script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>A file to be read.</summary>
    public sealed record PythonFile(string Path, string Delimiter, bool HasMark);

    /// <summary>A table to be written.</summary>
    public sealed record PythonTable(string[][] Rows, string Delimiter, string LineBreak, bool QuotesAll);
}
