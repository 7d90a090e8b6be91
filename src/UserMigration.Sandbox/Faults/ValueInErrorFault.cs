using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// Errors repeat what was sent, as a careless server's do, as values or as the JSON that they came in: clients must show
/// none of it.
/// </summary>
internal sealed class ValueInErrorFault : Fault
{
    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = JsonText.Options.MaxDepth };
    private static readonly string[] s_telling = { "all_attributes", "attributes", "value", "key_value", "filter" };

    private readonly bool _isJson;

    public ValueInErrorFault(FaultArguments arguments)
        : base(arguments)
    {
        _isJson = arguments.IsSecond("form", "values", "json");
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        CallAnswer answer = await next(request).ConfigureAwait(false);
        if (!answer.IsJson || JsonNode.Parse(answer.Body.Span) is not JsonObject json)
        {
            return answer;
        }

        CallForm form = await request.ReadFormAsync().ConfigureAwait(false);
        bool isChanged = answer.Code != 0
            ? Tell(json, Sent(form))
            : TellEach(json["results"], form) | TellEach(json["uuid_results"], form);
        if (isChanged)
        {
            Count(request);
            answer.Rewrite(json);
        }

        return answer;
    }

    private bool TellEach(JsonNode? results, CallForm form)
    {
        bool isChanged = false;
        if (results is JsonArray elements && form.Find("all_attributes") is { IsEmpty: false } sent)
        {
            using JsonDocument records = JsonDocument.Parse(sent, s_json);
            for (int i = 0; i < elements.Count && i < records.RootElement.GetArrayLength(); i++)
            {
                isChanged |= elements[i] is JsonObject error
                    && error.ContainsKey("error_description")
                    && Tell(error, TextOf(records.RootElement[i]));
            }
        }

        return isChanged;
    }

    private string Sent(CallForm form)
    {
        List<string> sent = new();
        foreach (string name in s_telling)
        {
            if (form.Find(name) is { IsEmpty: false } field)
            {
                sent.Add(TextOf(field));
            }
        }

        return string.Join(", ", sent);
    }

    private string TextOf(ReadOnlyMemory<byte> field)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(field, s_json);
            return TextOf(document.RootElement);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(field.Span);
        }
    }

    private string TextOf(JsonElement element)
    {
        if (_isJson)
        {
            return element.GetRawText();
        }

        List<string> values = new();
        Collect(element, values);
        return string.Join(", ", values);
    }

    private static void Collect(JsonElement element, List<string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Collect(member.Value, values);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Collect(item, values);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                values.Add(element.ToString());
                break;
        }
    }

    private static bool Tell(JsonObject error, string sent)
    {
        error["error_description"] = $"{error["error_description"]}: {sent}";
        return sent.Length > 0;
    }
}
