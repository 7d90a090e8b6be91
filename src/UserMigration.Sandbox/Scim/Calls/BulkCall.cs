using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Executes several operations in one call (RFC 7644, section 3.7). Each of them succeeds or fails by itself.</summary>
internal sealed class BulkCall : IScimCall
{
    /// <summary>The name of the call.</summary>
    public const string CallName = "POST Bulk";

    private const string Prefix = "/Users/";

    private readonly UserWork _work;

    public BulkCall(UserWork work)
    {
        _work = work;
    }

    public string Name => CallName;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        ScimOptions options = ScimOptions.Of(request);
        if (options.MaxOperations == 0)
        {
            throw new ScimException(501, null, "Bulk calls are not supported.");
        }

        using JsonDocument body = await JsonBody.ReadAsync(request).ConfigureAwait(false);
        if ((await request.ReadBodyAsync().ConfigureAwait(false))!.Count > options.MaxPayload)
        {
            throw new ScimException(413, null, $"The size of a bulk call must not exceed the maxPayloadSize ({options.MaxPayload}).");
        }

        if (body.RootElement.ValueKind != JsonValueKind.Object
            || !body.RootElement.TryGetProperty("Operations"u8, out JsonElement operations)
            || operations.ValueKind != JsonValueKind.Array)
        {
            throw ScimException.Syntax("The body must have an array Operations.");
        }

        if (operations.GetArrayLength() > options.MaxOperations)
        {
            throw new ScimException(413, null, $"The number of operations must not exceed the maxOperations ({options.MaxOperations}).");
        }

        int most = body.RootElement.TryGetProperty("failOnErrors"u8, out JsonElement limit) && limit.TryGetInt32(out int number) ? number : int.MaxValue;
        BulkOperation[] all = operations.EnumerateArray().Select(Prepare).ToArray();
        List<BulkOperation> done = _work.Do(() => Execute(options, all, most));
        return BulkAnswer.Create(done, UserWork.AddressOf(request), BulkManner.Read(request), options.HasVersions);
    }

    private BulkOperation Prepare(JsonElement json)
    {
        BulkOperation operation = new(Text(json, "method")?.ToUpperInvariant() ?? string.Empty, Text(json, "bulkId"), json);
        operation.Try(() =>
        {
            if (operation.Method == "POST")
            {
                operation.Prepared = Text(json, "path") != "/Users" ? throw ScimException.Path("The path of a POST must be /Users.")
                    : operation.BulkId is null ? throw ScimException.Syntax("A POST requires a bulkId.")
                    : _work.Prepare(DataOf(json));
            }
        });
        return operation;
    }

    private List<BulkOperation> Execute(ScimOptions options, BulkOperation[] operations, int most)
    {
        List<BulkOperation> done = new(operations.Length);
        HashSet<string> ids = new(StringComparer.Ordinal);
        int failed = 0;
        foreach (BulkOperation operation in operations)
        {
            operation.Try(() =>
            {
                if (operation.BulkId is { } id && !ids.Add(id))
                {
                    throw ScimException.Value("The bulkId is not unique in the request.");
                }

                Execute(options, operation);
            });
            done.Add(operation);
            failed += operation.Error is null ? 0 : 1;
            if (failed >= most)
            {
                break;
            }
        }

        return done;
    }

    private void Execute(ScimOptions options, BulkOperation operation)
    {
        string path = Text(operation.Json, "path") ?? string.Empty;
        string id = path.StartsWith(Prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(path.Substring(Prefix.Length)) : string.Empty;
        string? version = Text(operation.Json, "version");
        switch (operation.Method)
        {
            case "POST":
                operation.Finish(201, _work.Create(operation.Prepared!));
                break;
            case "PUT" or "PATCH":
                operation.Finish(200, _work.Change(options, operation.Method, id, DataOf(operation.Json), version));
                break;
            case "DELETE":
                _work.Delete(options, id, version);
                operation.Finish(204, null);
                break;
            default:
                throw ScimException.Syntax("The method must be POST, PUT, PATCH or DELETE.");
        }
    }

    private static JsonElement DataOf(JsonElement operation) =>
        operation.TryGetProperty("data"u8, out JsonElement data) ? data : throw ScimException.Syntax("The operation requires data.");

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
