using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Scim.Answers;

/// <summary>Finds the users that a call contains, and the operations in an answer.</summary>
internal static class SentUsers
{
    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = JsonStringReader.Options.MaxDepth };

    /// <summary>Returns the users of a call as a JSON array; empty if the call is not JSON.</summary>
    public static ReadOnlyMemory<byte> ToArray(ReadOnlyMemory<byte> sent, bool isBulk)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(sent, s_json);
            using Utf8Buffer users = JsonBuffer.Write(writer =>
            {
                writer.WriteStartArray();
                foreach (JsonElement user in isBulk ? DataOf(document.RootElement) : [document.RootElement])
                {
                    user.WriteTo(writer);
                }

                writer.WriteEndArray();
            });
            return users.Span.ToArray();
        }
        catch (JsonException)
        {
            // The call itself will report this.
            return default;
        }
    }

    /// <summary>Returns the operations in the answer to a bulk call; null for another answer.</summary>
    public static (JsonNode Root, JsonArray Operations)? OperationsOf(CallAnswer answer)
    {
        JsonNode? json = answer.IsJson && !answer.IsError && answer.Body.Count > 0 ? JsonNode.Parse(answer.Body.Span) : null;
        return (json as JsonObject)?["Operations"] is JsonArray { Count: > 0 } operations ? (json!, operations) : null;
    }

    /// <summary>Inserts the content of a call into the errors of an answer.</summary>
    /// <returns>Whether the answer contained errors.</returns>
    public static bool TryTell(CallAnswer answer, Utf8Buffer sent, ITelling telling)
    {
        if (answer.IsError && answer.IsJson && JsonNode.Parse(answer.Body.Span) is JsonObject error && Append(error, telling.TextOf(sent.Memory)))
        {
            answer.Rewrite(error);
            return true;
        }

        if (OperationsOf(answer) is not { } found)
        {
            return false;
        }

        using JsonDocument document = JsonDocument.Parse(sent.Memory, s_json);
        List<JsonElement> users = DataOf(document.RootElement);
        bool isChanged = false;
        for (int i = 0; i < found.Operations.Count && i < users.Count; i++)
        {
            isChanged |= (found.Operations[i] as JsonObject)?["response"] is JsonObject response && Append(response, telling.TextOf(users[i]));
        }

        if (isChanged)
        {
            answer.Rewrite(found.Root);
        }

        return isChanged;
    }

    private static List<JsonElement> DataOf(JsonElement body)
    {
        List<JsonElement> users = new();
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("Operations"u8, out JsonElement operations) && operations.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement operation in operations.EnumerateArray())
            {
                if (operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty("data"u8, out JsonElement user))
                {
                    users.Add(user);
                }
            }
        }

        return users;
    }

    private static bool Append(JsonObject error, string text)
    {
        if (text.Length == 0 || error["detail"] is not JsonValue detail)
        {
            return false;
        }

        error["detail"] = $"{detail}: {text}";
        return true;
    }
}
