using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>The work is done, and the answer has fewer results than records were sent: the last are left out.</summary>
internal sealed class FewerResultsFault : Fault
{
    private readonly int _drop;

    public FewerResultsFault(FaultArguments arguments)
        : base(arguments)
    {
        _drop = arguments.Integer("drop", 1, int.MaxValue) ?? 1;
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        CallAnswer answer = await next(request).ConfigureAwait(false);
        if (answer.IsJson && JsonNode.Parse(answer.Body.Span) is JsonObject json && json["uuid_results"] is JsonArray { Count: > 0 } uuids)
        {
            Count(request);
            Cut(uuids);
            Cut((JsonArray)json["results"]!);
            answer.Rewrite(json);
        }

        return answer;
    }

    private void Cut(JsonArray results)
    {
        for (int i = Math.Min(_drop, results.Count); i > 0; i--)
        {
            results.RemoveAt(results.Count - 1);
        }
    }
}
