using System.Linq;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.PingOne.Answers;

/// <summary>Inserts the content of a call into the texts of an error.</summary>
internal static class SentContent
{
    /// <summary>Inserts the content.</summary>
    /// <returns>Whether the answer is an error with texts.</returns>
    public static bool TryTell(CallAnswer answer, Utf8Buffer sent, ITelling telling)
    {
        if (!answer.IsJson || !answer.IsError || sent.Count == 0 || JsonNode.Parse(answer.Body.Span) is not JsonObject error)
        {
            return false;
        }

        string text = telling.TextOf(sent.Memory);
        bool isChanged = Append(error, text);
        foreach (JsonObject detail in (error["details"] as JsonArray ?? []).OfType<JsonObject>())
        {
            isChanged |= Append(detail, text);
        }

        if (isChanged)
        {
            answer.Rewrite(error);
        }

        return isChanged;
    }

    private static bool Append(JsonObject owner, string text)
    {
        if (text.Length == 0 || owner["message"] is not JsonValue value)
        {
            return false;
        }

        owner["message"] = $"{value}: {text}";
        return true;
    }
}
