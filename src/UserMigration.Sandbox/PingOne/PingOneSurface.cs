using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Calls;
using UserMigration.Sandbox.PingOne.Faults;
using UserMigration.Sandbox.PingOne.Tokens;
using UserMigration.Sandbox.PingOne.Users;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.PingOne;

/// <summary>The interface of PingOne: a token endpoint, and calls for single users in JSON that require a token.</summary>
internal sealed class PingOneSurface : ISurface, IFaultSource
{
    private const int Created = 201;
    private const string LimitWords = "Too many requests.";

    private readonly UserTable _users;
    private readonly CallRouter _router;

    public PingOneSurface(UserTable users, ApiClient client, int tokenLifetime, TimeProvider time)
    {
        _users = users;
        TokenStore tokens = new(tokenLifetime, time);
        _router = new CallRouter(new IPingOneCall[]
        {
            new DiscoveryCall(),
            new TokenCall(tokens, client),
            new CreateCall(users),
            new FindCall(users),
            new ReadCall(users),
            new UpdateCall(users, isWhole: false),
            new UpdateCall(users, isWhole: true),
            new DeleteCall(users),
            new PasswordCall(users),
            new PopulationCall(users),
            new SchemaListCall(),
            new AttributeListCall(),
        });
        Authentication = new BearerStep(_router, tokens);
        Ownership = new AuthenticationStep(_ => OAuthException.InvalidClient().ToAnswer(), new BasicAuthenticator(client));
        Controls = new Dictionary<string, CallDelegate> { ["GET users"] = _ => ValueTask.FromResult(UserLines.Create<UserRow>(users.Scan, row => row.Number, StoredUser.Write)) };
    }

    public IReadOnlyCollection<string> Calls => _router.Names;

    public ICallStep Authentication { get; }

    public ICallStep Ownership { get; }

    public IReadOnlyDictionary<string, Func<FaultArguments, Fault>> Faults => PingOneFaults.All;

    public IReadOnlyDictionary<string, CallDelegate> Controls { get; }

    public string NameOf(HttpRequest request) => CallRouter.NameOf(request);

    public bool AsksForCredential(string call) => call == CallRouter.Token || _router.Find(call) is { NeedsToken: true };

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        try
        {
            IPingOneCall call = _router.Find(request.Name) ?? throw new PingOneException(CallRouter.HasPath(request.Context.Request)
                ? PingOneError.Of(405, "INVALID_REQUEST", "The path does not have this method.")
                : PingOneError.Of(404, "NOT_FOUND", "The path does not exist."));
            CallPlace place = CallRouter.PlaceOf(request.Context.Request);
            return place.Environment.Equals(PingOneIds.Environment, StringComparison.OrdinalIgnoreCase)
                ? await call.AnswerAsync(request, place).ConfigureAwait(false)
                : throw new PingOneException(PingOneError.NoEnvironment);
        }
        catch (PingOneException exception)
        {
            return PingOneAnswer.Error(exception.Error);
        }
        catch (OAuthException exception)
        {
            return exception.ToAnswer();
        }
        catch (StorageException exception)
        {
            return PingOneAnswer.Error(PingOneError.Of(500, "UNEXPECTED_ERROR", exception.Message));
        }
    }

    // The codes of PingOne are names, so that there is none for a number.
    public CallAnswer Error(CallRequest request, string words, int? code, int? status, int? retryAfter) => request.Name == CallRouter.Token
        ? new OAuthException("server_error", words, status ?? 500).ToAnswer(retryAfter)
        : PingOneAnswer.Error(PingOneError.Of(status ?? 500, "UNEXPECTED_ERROR", words), retryAfter);

    public CallAnswer TooMany(CallRequest request, int? status, int? retryAfter) => status is int other and not 429
        ? CallAnswer.Plain(other, LimitWords, retryAfter)
        : request.Name == CallRouter.Token
            ? new OAuthException("temporarily_unavailable", LimitWords, 429).ToAnswer(retryAfter)
            : PingOneAnswer.Error(PingOneError.Of(429, "REQUEST_LIMITED", LimitWords), retryAfter);

    public CallAnswer Denied(CallRequest request) => request.Name == CallRouter.Token ? OAuthException.InvalidClient().ToAnswer() : PingOneAnswer.Error(PingOneError.NoToken);

    public CallAnswer Refused(CallRequest request, int? code, string? argument) => PingOneAnswer.Error(argument is null
        ? PingOneError.BadRequest("The request can't be processed.")
        : PingOneError.BadData([new PingOneDetail("INVALID_VALUE", argument, "can't be processed")]));

    public async ValueTask<ReadOnlyMemory<byte>> RecordsAsync(CallRequest request) =>
        request.Name == CallRouter.Create && await request.ReadBodyAsync().ConfigureAwait(false) is { } body
            ? (byte[])[(byte)'[', .. body.Span, (byte)']']
            : default(ReadOnlyMemory<byte>);

    public bool TryDropResults(CallAnswer answer, int count)
    {
        if (answer.Status != Created || !answer.IsJson || JsonNode.Parse(answer.Body.Span) is not JsonObject user || !user.Remove("id"))
        {
            return false;
        }

        answer.Rewrite(user);
        return true;
    }

    public async ValueTask<bool> TryTellAsync(CallRequest request, CallAnswer answer, ITelling telling) =>
        request.Name != CallRouter.Token
        && await request.ReadBodyAsync().ConfigureAwait(false) is { } body
        && SentContent.TryTell(answer, body, telling);

    public void Dispose() => _users.Dispose();
}
