using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Calls;
using UserMigration.Sandbox.Cidaas.Faults;
using UserMigration.Sandbox.Cidaas.Setup;
using UserMigration.Sandbox.Cidaas.Tokens;
using UserMigration.Sandbox.Cidaas.Users;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Cidaas;

/// <summary>The interface of cidaas: a token endpoint, and APIs in JSON that require a token.</summary>
internal sealed class CidaasSurface : ISurface, IFaultSource
{
    private const string LimitWords = "Too many requests.";

    private readonly UserTable _users;
    private readonly CallRouter _router;
    private readonly ErrorShape _shape;

    public CidaasSurface(CidaasOptions options, UserTable users, FieldSetup setup, ApiClient client, TimeProvider time)
    {
        _users = users;
        _shape = options.ErrorShape;
        TokenStore tokens = new(options.TokenLifetime, time);
        _router = new CallRouter(new ICidaasCall[]
        {
            new DiscoveryCall(options.Scopes),
            new TokenCall(tokens, options.Scopes, client),
            new BulkCall(users, setup, options.MigrationMode),
            new ExistenceCall(users),
            new FieldListCall(setup, isOld: false),
            new FieldListCall(setup, isOld: true),
            new FieldCall(setup),
            new ScheduleDeletionCall(users),
        });
        Authentication = new BearerStep(_router, tokens, options.ErrorShape);
        Ownership = new AuthenticationStep(_ => OAuthException.InvalidClient().ToAnswer(), new BasicAuthenticator(client));
        Faults = CidaasFaults.Create(_router, tokens);
        Controls = new Dictionary<string, CallDelegate> { ["GET users"] = _ => ValueTask.FromResult(UserLines.Create<UserRow>(users.Scan, row => row.Id, StoredUser.Write)) };
    }

    public IReadOnlyCollection<string> Calls => _router.Names;

    public ICallStep Authentication { get; }

    public ICallStep Ownership { get; }

    public IReadOnlyDictionary<string, Func<FaultArguments, Fault>> Faults { get; }

    public IReadOnlyDictionary<string, CallDelegate> Controls { get; }

    public string NameOf(HttpRequest request) => _router.NameOf(request);

    public bool AsksForCredential(string call) => call == TokenCall.Path || _router.Find(call) is { Access.NeedsToken: true };

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        try
        {
            ICidaasCall call = _router.Find(request.Name) ?? throw new CidaasException(new CidaasError(404, null, "The API does not exist."));
            return call.Method == request.Context.Request.Method
                ? await call.AnswerAsync(request, CallRouter.SegmentOf(request.Context.Request)).ConfigureAwait(false)
                : throw new CidaasException(new CidaasError(405, null, $"The API accepts only {call.Method}."));
        }
        catch (CidaasException exception)
        {
            return Answer(request, exception.Error);
        }
        catch (OAuthException exception)
        {
            return exception.ToAnswer();
        }
        catch (StorageException exception)
        {
            return Answer(request, new CidaasError(500, null, exception.Message));
        }
    }

    public CallAnswer Error(CallRequest request, string words, int? code, int? status, int? retryAfter) => request.Name == TokenCall.Path
        ? new OAuthException("server_error", words, status ?? 500).ToAnswer(retryAfter)
        : Answer(request, new CidaasError(status ?? 500, code is null ? null : Text(code.Value), words), retryAfter);

    public CallAnswer TooMany(CallRequest request, int? status, int? retryAfter) => status is int other and not 429
        ? CallAnswer.Plain(other, LimitWords, retryAfter)
        : request.Name == TokenCall.Path
            ? new OAuthException("temporarily_unavailable", LimitWords, 429).ToAnswer(retryAfter)
            : Answer(request, new CidaasError(429, null, LimitWords), retryAfter);

    public CallAnswer Denied(CallRequest request) =>
        request.Name == TokenCall.Path ? OAuthException.InvalidClient().ToAnswer() : Answer(request, CidaasError.BadToken);

    public CallAnswer Refused(CallRequest request, int? code, string? argument) =>
        Answer(request, new CidaasError(417, code is null ? null : Text(code.Value), $"The {argument ?? "request"} can't be processed."));

    public async ValueTask<ReadOnlyMemory<byte>> RecordsAsync(CallRequest request) =>
        request.Name == BulkCall.Path && await request.ReadBodyAsync().ConfigureAwait(false) is { } body ? body.Memory : default;

    public bool TryDropResults(CallAnswer answer, int count)
    {
        JsonNode? json = answer.IsJson && !answer.IsError ? JsonNode.Parse(answer.Body.Span) : null;
        if (StateList.Find(json) is not { Count: > 0 } states)
        {
            return false;
        }

        for (int i = Math.Min(count, states.Count); i > 0; i--)
        {
            states.RemoveAt(states.Count - 1);
        }

        answer.Rewrite(json!);
        return true;
    }

    public async ValueTask<bool> TryTellAsync(CallRequest request, CallAnswer answer, ITelling telling) =>
        request.Name != TokenCall.Path
        && await request.ReadBodyAsync().ConfigureAwait(false) is { } body
        && SentUsers.TryTell(answer, body, telling);

    public void Dispose() => _users.Dispose();

    private CallAnswer Answer(CallRequest request, CidaasError error, int? retryAfter = null) =>
        CidaasAnswer.Error(CallManner.Read(request).ErrorShape ?? _shape, error, retryAfter);

    // Codes are text of at least five digits.
    private static string Text(int code) => code.ToString("00000", CultureInfo.InvariantCulture);
}
