using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Answers;

/// <summary>The content of a call, to be repeated in the errors of its answer.</summary>
internal sealed class Sent
{
    /// <summary>The form field with the records of an upload.</summary>
    public const string Records = "all_attributes";

    private static readonly string[] s_fields = { Records, "attributes", "value", "key_value", "filter" };

    private readonly CallForm _form;
    private readonly ITelling _telling;

    public Sent(CallForm form, ITelling telling)
    {
        _form = form;
        _telling = telling;
    }

    /// <summary>Inserts the content into the errors of the answer.</summary>
    /// <returns>Whether the answer contained errors.</returns>
    public bool TryTell(CallAnswer answer)
    {
        if (!answer.IsJson || JsonNode.Parse(answer.Body.Span) is not JsonObject json)
        {
            return false;
        }

        bool isChanged = answer.IsError ? Report(json, All()) : TellEach(json["results"]) | TellEach(json["uuid_results"]);
        if (isChanged)
        {
            answer.Rewrite(json);
        }

        return isChanged;
    }

    private bool TellEach(JsonNode? results)
    {
        bool isChanged = false;
        if (results is JsonArray elements && _form.Find(Records) is { IsEmpty: false } sent)
        {
            using JsonDocument records = JsonDocument.Parse(sent, new JsonDocumentOptions { MaxDepth = JsonStringReader.Options.MaxDepth });
            for (int i = 0; i < elements.Count && i < records.RootElement.GetArrayLength(); i++)
            {
                isChanged |= elements[i] is JsonObject error
                    && error.ContainsKey("error_description")
                    && Report(error, _telling.TextOf(records.RootElement[i]));
            }
        }

        return isChanged;
    }

    private string All()
    {
        List<string> sent = new();
        foreach (string name in s_fields)
        {
            if (_form.Find(name) is { IsEmpty: false } field)
            {
                sent.Add(_telling.TextOf(field));
            }
        }

        return string.Join(", ", sent);
    }

    private static bool Report(JsonObject error, string sent)
    {
        error["error_description"] = $"{error["error_description"]}: {sent}";
        return sent.Length > 0;
    }
}
