using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Faults;

/// <summary>Errors repeat what was sent, as a careless server's do: clients must show none of it.</summary>
internal sealed class ValueInErrorFault : Fault
{
    private static readonly string[] s_telling = { "all_attributes", "attributes", "value", "key_value", "filter" };

    public ValueInErrorFault(FaultArguments arguments)
        : base(arguments)
    {
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

    private static bool TellEach(JsonNode? results, CallForm form)
    {
        bool isChanged = false;
        if (results is JsonArray elements && form.Find("all_attributes") is { IsEmpty: false } sent)
        {
            using JsonDocument records = JsonDocument.Parse(sent, new JsonDocumentOptions { MaxDepth = JsonText.Options.MaxDepth });
            for (int i = 0; i < elements.Count && i < records.RootElement.GetArrayLength(); i++)
            {
                isChanged |= elements[i] is JsonObject error
                    && error.ContainsKey("error_description")
                    && Tell(error, records.RootElement[i].GetRawText());
            }
        }

        return isChanged;
    }

    private static string Sent(CallForm form)
    {
        StringBuilder sent = new();
        foreach (string name in s_telling)
        {
            sent.Append(Encoding.UTF8.GetString(form.Find(name).Span));
        }

        return sent.ToString();
    }

    private static bool Tell(JsonObject error, string sent)
    {
        error["error_description"] = $"{error["error_description"]}: {sent}";
        return sent.Length > 0;
    }
}
