using System.IO;
using System.Text;
using System.Text.Json;

namespace UserMigration.Engine.Upload;

/// <summary>Writes a summary as JSON.</summary>
internal static class SummaryJson
{
    /// <summary>Its text.</summary>
    /// <param name="summary">The summary.</param>
    public static string Write(MigrationSummary summary)
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("target", summary.Target.ToString());
            json.WriteString("uri", summary.Uri?.ToString());
            json.WriteString("entityType", summary.EntityType);
            json.WriteNumber("given", summary.Given);
            foreach (BulkUserStatus status in (BulkUserStatus[])System.Enum.GetValues(typeof(BulkUserStatus)))
            {
                json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(status.ToString()), summary[status]);
            }

            json.WriteBoolean("isBalanced", summary.IsBalanced);
            json.WritePropertyName("storeCount");
            JsonSerializer.Serialize(json, summary.StoreCount);
            json.WriteNumber("batches", summary.Batches);
            json.WriteNumber("calls", summary.Calls);
            json.WriteNumber("elapsedSeconds", System.Math.Round(summary.Elapsed.TotalSeconds, 3));
            json.WriteNumber("exitCode", summary.ExitCode);
            json.WriteString("next", summary.Next);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
