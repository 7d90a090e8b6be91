using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>Writes a summary as JSON, and reads it.</summary>
internal static class SummaryJson
{
    private static readonly BulkUserStatus[] s_statuses = (BulkUserStatus[])Enum.GetValues(typeof(BulkUserStatus));

    /// <summary>Converts a summary to JSON.</summary>
    /// <param name="summary">The summary.</param>
    public static string Write(RunSummary summary)
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("target", summary.Target.ToString());
            json.WriteString("uri", summary.Uri?.ToString());
            json.WriteString("entityType", summary.EntityType);
            json.WriteNumber("given", summary.Given);
            foreach (KeyValuePair<string, long> count in summary.GetCounts())
            {
                json.WriteNumber(NameOf(count.Key), count.Value);
            }

            json.WriteBoolean("isBalanced", summary.IsBalanced);
            json.WriteNumber("fromJournal", summary.FromJournal);
            json.WritePropertyName("storeCount");
            JsonSerializer.Serialize(json, summary.StoreCount);
            if (summary is MigrationSummary upload)
            {
                json.WriteNumber("folded", upload.Folded);
                json.WriteNumber("merged", upload.Merged);
                json.WriteNumber("batches", upload.Batches);
            }

            json.WriteNumber("calls", summary.Calls);
            WriteTime(json, "startedAt", summary.StartedAt);
            WriteTime(json, "endedAt", summary.EndedAt);
            json.WriteNumber("elapsedSeconds", RoundedNumber.Of(summary.Elapsed.TotalSeconds, 3));
            json.WriteNumber("recordsPerSecond", RoundedNumber.Of(summary.RecordsPerSecond, 1));
            json.WriteNumber("exitCode", summary.ExitCode);
            json.WriteString("next", summary.Next);
            if (summary is MigrationSummary { Reasons.Count: > 0 } withReasons)
            {
                ReasonsJson.Write(json, withReasons.Reasons);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads a summary. The path of the run folder is not part of the JSON.</summary>
    /// <param name="text">The JSON.</param>
    /// <exception cref="JsonException">The text is not a summary.</exception>
    public static MigrationSummary Read(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement json = document.RootElement;
        try
        {
            MigrationSummary summary = new MigrationSummary
            {
                Target = (IdentityTarget)Enum.Parse(typeof(IdentityTarget), json.GetProperty("target").GetString()!),
                Uri = json.GetProperty("uri").GetString() is { } uri ? new Uri(uri) : null,
                EntityType = json.GetProperty("entityType").GetString()!,
                Given = json.GetProperty("given").GetInt64(),
                FromJournal = json.GetProperty("fromJournal").GetInt64(),
                StoreCount = json.GetProperty("storeCount").Deserialize<long?>(),
                Folded = NumberOf(json, "folded"),
                Merged = NumberOf(json, "merged"),
                Batches = json.GetProperty("batches").GetInt32(),
                StartedAt = TimeOf(json, "startedAt"),
                EndedAt = TimeOf(json, "endedAt"),
                Calls = json.GetProperty("calls").GetInt64(),
                Elapsed = TimeSpan.FromSeconds(json.GetProperty("elapsedSeconds").GetDouble()),
                RecordsPerSecond = json.GetProperty("recordsPerSecond").GetDouble(),
                ExitCode = json.GetProperty("exitCode").GetInt32(),
                Next = json.GetProperty("next").GetString(),
            };
            foreach (BulkUserStatus status in s_statuses)
            {
                summary.Count(status, NumberOf(json, NameOf(status.ToString())));
            }

            ReasonsJson.Read(json, summary.Reasons);
            return summary;
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new JsonException("The summary lacks a member, or a member has the wrong type.", exception);
        }
    }

    // Summaries of earlier versions have fewer statuses.
    private static long NumberOf(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement number) ? number.GetInt64() : 0;

    private static void WriteTime(Utf8JsonWriter json, string name, DateTime? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known);
        }
    }

    private static DateTime? TimeOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement time) ? time.GetDateTime() : null;

    private static string NameOf(string status) => JsonNamingPolicy.CamelCase.ConvertName(status);
}
