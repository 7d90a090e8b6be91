using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>Inserts the content of a call into the texts of errors.</summary>
internal static class SentUsers
{
    /// <summary>Inserts the content into the errors of an answer.</summary>
    /// <returns>Whether the answer contained errors.</returns>
    public static bool TryTell(CallAnswer answer, Utf8Buffer sent, ITelling telling)
    {
        if (!answer.IsJson || sent.Count == 0)
        {
            return false;
        }

        JsonNode? json = JsonNode.Parse(answer.Body.Span);
        bool isChanged = answer.IsError
            ? TellError(json as JsonObject, telling.TextOf(sent.Memory))
            : TellEach(StateList.Find(json), sent, telling);
        if (isChanged)
        {
            answer.Rewrite(json!);
        }

        return isChanged;
    }

    private static bool TellError(JsonObject? error, string text)
    {
        if (error is null)
        {
            return false;
        }

        bool isChanged = TellError(error["ErrorResp"] as JsonObject, text) | TellError(error["error"] as JsonObject, text);
        return isChanged | Append(error, "error_description", text) | (!error.ContainsKey("error_description") && Append(error, "error", text));
    }

    private static bool TellEach(JsonArray? states, Utf8Buffer sent, ITelling telling)
    {
        if (states is null)
        {
            return false;
        }

        using JsonDocument users = JsonDocument.Parse(sent.Memory, new JsonDocumentOptions { MaxDepth = JsonStringReader.Options.MaxDepth });
        bool isChanged = false;
        for (int i = 0; i < states.Count && i < users.RootElement.GetArrayLength(); i++)
        {
            isChanged |= states[i] is JsonObject state && Append(state, "message", telling.TextOf(users.RootElement[i]));
        }

        return isChanged;
    }

    private static bool Append(JsonObject owner, string name, string text)
    {
        if (text.Length == 0 || owner[name] is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
        {
            return false;
        }

        owner[name] = $"{value}: {text}";
        return true;
    }
}
