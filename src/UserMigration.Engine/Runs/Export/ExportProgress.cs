using System.IO;
using System.Text.Json;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Export;

/// <summary>How far an export has come.</summary>
/// <param name="Pages">The number of pages.</param>
/// <param name="Last">The number of the last user.</param>
/// <param name="Users">The number of users.</param>
/// <param name="Length">The size of these users, in bytes.</param>
internal readonly record struct ExportProgress(long Pages, long Last, long Users, long Length)
{
    /// <summary>The finished file; null if it is not finished.</summary>
    public FinishedFile? File { get; init; }

    /// <summary>Reads the journal of an export.</summary>
    /// <param name="stream">The journal.</param>
    /// <param name="chain">Verifies the lines.</param>
    /// <param name="length">The length of the complete lines, in bytes.</param>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    public static ExportProgress Read(Stream stream, JournalChain chain, out long length)
    {
        ExportProgress progress = default;
        length = JournalScanner.Read(stream, ReadLine, chain);
        return progress;

        void ReadLine(ref Utf8JsonReader json)
        {
            if (json.ValueTextEquals(ExportLines.Page))
            {
                progress = new ExportProgress(Number(ref json), Next(ref json), Next(ref json), Next(ref json));
            }
            else if (json.ValueTextEquals(ExportLines.File))
            {
                progress = progress with { File = new FinishedFile(Number(ref json), Next(ref json)) };
            }
        }
    }

    private static long Next(ref Utf8JsonReader json)
    {
        JournalScanner.Expect(ref json, JsonTokenType.PropertyName);
        return Number(ref json);
    }

    private static long Number(ref Utf8JsonReader json)
    {
        JournalScanner.Expect(ref json, JsonTokenType.Number);
        return json.GetInt64();
    }
}
