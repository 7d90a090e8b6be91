using System;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Akamai.Answers;

/// <summary>The results in the answer to <c>entity.bulkCreate</c> (contract of Akamai, section 2).</summary>
internal static class ResultList
{
    /// <summary>Removes the last results from an answer.</summary>
    /// <returns>Whether the answer contained results.</returns>
    public static bool TryDrop(CallAnswer answer, int count)
    {
        if (!answer.IsJson
            || JsonNode.Parse(answer.Body.Span) is not JsonObject json
            || json["uuid_results"] is not JsonArray { Count: > 0 } uuids)
        {
            return false;
        }

        Cut(uuids, count);
        Cut((JsonArray)json["results"]!, count);
        answer.Rewrite(json);
        return true;
    }

    private static void Cut(JsonArray results, int count)
    {
        for (int i = Math.Min(count, results.Count); i > 0; i--)
        {
            results.RemoveAt(results.Count - 1);
        }
    }
}
