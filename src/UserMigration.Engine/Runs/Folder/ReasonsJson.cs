using System;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>Writes the reasons of a summary as JSON, and reads them.</summary>
internal static class ReasonsJson
{
    private const string Member = "reasons";

    /// <summary>Writes the reasons as a member of an object.</summary>
    /// <param name="json">The writer, within the object.</param>
    /// <param name="reasons">The reasons.</param>
    public static void Write(Utf8JsonWriter json, RunReasonCollection reasons)
    {
        json.WriteStartArray(Member);
        foreach (RunReason reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("status", reason.Status.ToString());
            json.WriteString("id", reason.Id);
            WriteText(json, "attribute", reason.Attribute);
            json.WriteNumber("records", reason.Records);
            json.WriteStartArray("lines");
            foreach (long line in reason.Lines)
            {
                json.WriteNumberValue(line);
            }

            json.WriteEndArray();
            WriteText(json, "recommendation", reason.Recommendation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads the reasons of an object. Summaries of earlier versions have none.</summary>
    /// <param name="json">The object.</param>
    /// <param name="reasons">Receives the reasons.</param>
    public static void Read(JsonElement json, RunReasonCollection reasons)
    {
        if (!json.TryGetProperty(Member, out JsonElement items))
        {
            return;
        }

        foreach (JsonElement item in items.EnumerateArray())
        {
            RunReason reason = new RunReason(
                (BulkUserStatus)Enum.Parse(typeof(BulkUserStatus), item.GetProperty("status").GetString()!),
                item.GetProperty("id").GetString()!,
                TextOf(item, "attribute"),
                TextOf(item, "recommendation"));
            reason.Count(item.GetProperty("records").GetInt64(), item.GetProperty("lines").EnumerateArray().Select(line => line.GetInt64()).ToArray());
            reasons.Add(reason);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string? TextOf(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;
}
