using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.KillMatrix;

/// <summary>
/// cidaas: records with a sub are sent again, those without one are looked up first. One record in three has none.
/// </summary>
internal sealed class CidaasSubject : Subject
{
    private const int WithoutSub = 3;
    private static readonly string[] s_identifiers = ["email", "mobile_number"];

    public override IdentityTarget Target => IdentityTarget.Cidaas;

    // So short that tokens end in the middle of a run.
    protected override TimeSpan? TokenLifetime => TimeSpan.FromSeconds(2);

    public override string Denied => "CredentialsRevoked:after=3";

    public override KeyValuePair<string, string> OlderValue { get; } = new("given_name", "Older");

    public override string[][] Faults =>
    [
        ["Latency:p50=10,p99=100"],
        ["HiddenRateLimit:limit=20,status=429"],
        ["HiddenRateLimit:limit=20,status=429,retryafter=1"],
        ["SlowStart:seconds=2"],
        ["ErrorBeforeCommit:p=0.3"],
        ["ErrorBeforeCommit:status=503,retryafter=1,p=0.3"],
        ["ErrorBeforeCommit:status=502,p=0.3"],
        ["ResetBefore:p=0.3"],
        ["TooLarge:bytes=4000"],
        [Denied],
        ["ErrorAfterCommit:p=0.3"],
        ["ErrorAfterCommit:status=504,p=0.3"],
        ["ResetAfter:p=0.3"],
        ["TruncatedBody:p=0.3"],
        ["TruncatedBody:chunked=true,p=0.3"],
        ["FewerResults:drop=2,p=0.3"],
        ["Omitted:at=2,count=3,p=0.3"],
        ["OtherOrder"],
        ["AnswerShape:list=root,state=status"],
        ["AnswerShape:list=process_states,state=none"],
        ["AnswerShape:list=data,state=processState"],
        ["ErrorShape:shape=html", "ErrorBeforeCommit:p=0.2"],
        ["ErrorShape:shape=object", "TooLarge:bytes=4000"],
        ["TokenRevoked:p=0.2"],
        ["UnknownUser:status=417", "ResetAfter:p=0.3"],
        ["UnknownUser:status=404", "ErrorAfterCommit:p=0.3"],
        ["ProxyHtml:p=0.3"],
        ["ProxyHtml:status=502,when=before,p=0.3"],
        ["Hang:p=0.05"],
        ["Hang:when=after,p=0.05"],
        ["Latency:p50=5,p99=50", "ResetBefore:p=0.1", "ResetAfter:p=0.1", "ErrorAfterCommit:p=0.1", "Omitted:p=0.1"],
        ["HiddenRateLimit:limit=40,status=429", "TruncatedBody:p=0.2", "ProxyHtml:p=0.1", "TooLarge:bytes=4000", "TokenRevoked:p=0.05"],
        ["SlowStart:seconds=1", "ErrorBeforeCommit:p=0.2", "ResetAfter:p=0.2", "OtherOrder"],
    ];

    public override IEnumerable<IdentityRecord> Read(string file) => base.Read(file).Select(record =>
    {
        if (record.RecordNumber % WithoutSub == 0)
        {
            record.Attributes.Remove("sub");
        }

        return record;
    });

    public override async Task<IReadOnlyList<string>> FindMistakesAsync(MigrationSandbox sandbox, string secret, string file, int rows)
    {
        List<JsonNode> users = await SandboxUsers.ReadAsync(sandbox, secret);
        List<string> mistakes = [];
        if (users.Count != rows)
        {
            mistakes.Add($"the store has {users.Count} users of {rows}");
        }

        foreach (string identifier in s_identifiers)
        {
            int doubled = users.Select(user => (string?)user["attributes"]![identifier]).OfType<string>().GroupBy(value => value).Count(group => group.Count() > 1);
            if (doubled > 0)
            {
                mistakes.Add($"{doubled} values of {identifier} occur more than once");
            }
        }

        ILookup<string?, JsonNode> byEmail = users.ToLookup(user => (string?)user["attributes"]!["email"]);
        foreach (IdentityRecord record in Read(file))
        {
            JsonNode[] found = byEmail[(string?)record.Attributes["email"]].ToArray();
            if (found.Length != 1 || FindDifference(record, found[0]) is { } difference)
            {
                mistakes.Add($"{record}: the store has it {found.Length} times, or not as it is");
            }
        }

        return mistakes;
    }

    // The store says of a record that was sent again that it was updated, and of one without a sub that it exists.
    public override bool IsGood(HistoryEntry entry, bool isDelta) =>
        entry.Status is BulkUserStatus.Created
        || (entry.Status is BulkUserStatus.Updated && (entry.Settled || isDelta))
        || (entry.Status is BulkUserStatus.Existing && entry.Settled && entry.Number % WithoutSub == 0);

    public override long Landed(Func<string, long> count) => count("created") + count("updated") + count("existing");

    private static string? FindDifference(IdentityRecord record, JsonNode user)
    {
        if (!(bool)user["hasPassword"]!)
        {
            return "password";
        }

        if (record.Attributes.TryGetValue("sub", out object? sub) && (string?)user["sub"] != (string?)sub)
        {
            return "sub";
        }

        JsonNode stored = user["attributes"]!;
        return record.Attributes
            .Where(attribute => attribute.Key is not ("sub" or "password_hash_info"))
            .FirstOrDefault(attribute => !JsonNode.DeepEquals(JsonSerializer.SerializeToNode(attribute.Value), stored[attribute.Key]))
            .Key;
    }
}
