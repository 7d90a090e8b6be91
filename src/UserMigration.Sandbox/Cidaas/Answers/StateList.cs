using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Cidaas.Users;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>The answer to an upload: a state for each record (contract of cidaas, section 1).</summary>
internal static class StateList
{
    /// <summary>The possible places of the list.</summary>
    public static readonly string[] Places = { "root", "process_states", "data.process_states", "data" };

    /// <summary>The place of the list, unless a fault moves it.</summary>
    public const string Usual = "data.process_states";

    /// <summary>Creates the answer.</summary>
    public static CallAnswer Create(IReadOnlyList<UserResult> results, CallManner manner)
    {
        IEnumerable<UserResult> shown = results
            .Where((_, index) => index + 1 < manner.OmitFrom || index + 1 >= manner.OmitFrom + manner.OmitCount);
        shown = manner.IsReversed ? shown.Reverse() : shown;
        return manner.List switch
        {
            "root" => CidaasAnswer.Json(writer => Write(writer, shown, manner)),
            "process_states" => CidaasAnswer.Json(writer => WriteIn(writer, shown, manner)),
            "data" => CidaasAnswer.Envelope(writer => Write(writer, shown, manner)),
            _ => CidaasAnswer.Envelope(writer => WriteIn(writer, shown, manner)),
        };
    }

    /// <summary>Finds the list in an answer; null if there is none.</summary>
    public static JsonArray? Find(JsonNode? json) => json as JsonArray
        ?? (json as JsonObject)?["process_states"] as JsonArray
        ?? (json as JsonObject)?["data"] as JsonArray
        ?? ((json as JsonObject)?["data"] as JsonObject)?["process_states"] as JsonArray;

    private static void WriteIn(Utf8JsonWriter writer, IEnumerable<UserResult> results, CallManner manner)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("process_states"u8);
        Write(writer, results, manner);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<UserResult> results, CallManner manner)
    {
        writer.WriteStartArray();
        foreach (UserResult result in results)
        {
            writer.WriteStartObject();
            if (manner.StateMember is not null)
            {
                writer.WriteString(manner.StateMember, result.State);
            }

            writer.WriteString("sub"u8, result.Sub);
            writer.WriteStartObject("identifier"u8);
            foreach ((string name, string value) in result.Identifiers)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
            if (result.Fault is not null)
            {
                if (result.Fault.Code is int code)
                {
                    writer.WriteNumber("code"u8, code);
                }

                writer.WriteString("message"u8, result.Fault.Message);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
