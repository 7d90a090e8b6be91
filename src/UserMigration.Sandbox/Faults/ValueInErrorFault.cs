using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// Errors repeat what was sent, as those of a careless server do: as values, or in the JSON in which they were sent.
/// Clients must not show any of it.
/// </summary>
internal sealed class ValueInErrorFault : Fault, ITelling
{
    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = JsonStringReader.Options.MaxDepth };

    private readonly bool _isJson;

    public ValueInErrorFault(FaultArguments arguments)
        : base(arguments)
    {
        _isJson = arguments.IsSecond("form", "values", "json");
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        CallAnswer answer = await next(request).ConfigureAwait(false);
        if (await Surface.TryTellAsync(request, answer, this).ConfigureAwait(false))
        {
            Count(request);
        }

        return answer;
    }

    public string TextOf(ReadOnlyMemory<byte> field)
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

    public string TextOf(JsonElement element)
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
}
