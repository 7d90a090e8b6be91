using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Calls;
using UserMigration.Sandbox.Scim.Faults;
using UserMigration.Sandbox.Scim.Schema;
using UserMigration.Sandbox.Scim.Tokens;
using UserMigration.Sandbox.Scim.Users;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Scim;

/// <summary>The interface of a SCIM server (RFC 7644), with an issuer of tokens for its client.</summary>
internal sealed class ScimSurface : ISurface, IFaultSource
{
    private const string LimitWords = "Too many requests.";

    private readonly UserTable _users;
    private readonly Dictionary<string, IScimCall> _calls;

    public ScimSurface(int tokenLifetime, UserTable users, UserSchema schema, ApiClient client, TimeProvider time)
    {
        _users = users;
        TokenStore tokens = new(tokenLifetime, time);
        UserWork work = new(users, schema);
        _calls = new IScimCall[]
        {
            new DiscoveryCall(),
            new TokenCall(tokens, client),
            new ConfigCall(),
            new SchemasCall(schema),
            new ResourceTypesCall(schema),
            new CreateCall(work),
            new FindCall(users),
            new GetCall(work),
            new ChangeCall(work, "PUT"),
            new ChangeCall(work, "PATCH"),
            new DeleteCall(work),
            new BulkCall(work),
        }.ToDictionary(call => call.Name, StringComparer.Ordinal);
        Authentication = new TokenStep(tokens, client, call => _calls.TryGetValue(call, out IScimCall? known) && !known.IsOpen);
        Ownership = new AuthenticationStep(_ => ScimAnswer.Denied(), new BasicAuthenticator(client));
        Faults = ScimFaults.Create(users);
        Controls = new Dictionary<string, CallDelegate> { ["GET users"] = _ => ValueTask.FromResult(UserLines.Create<UserRow>(users.Scan, row => row.Id, StoredUser.Write)) };
    }

    public IReadOnlyCollection<string> Calls => _calls.Keys;

    public ICallStep Authentication { get; }

    public ICallStep Ownership { get; }

    public IReadOnlyDictionary<string, Func<FaultArguments, Fault>> Faults { get; }

    public IReadOnlyDictionary<string, CallDelegate> Controls { get; }

    // The sandbox's own calls are known by their path only.
    public string NameOf(HttpRequest request)
    {
        string path = (request.Path.Value ?? string.Empty).Trim('/');
        return path.StartsWith("_sandbox/", StringComparison.Ordinal) ? path
            : request.Method + " " + (path.StartsWith("Users/", StringComparison.Ordinal) ? "Users/{id}" : path);
    }

    public bool AsksForCredential(string call) => call == TokenCall.CallName || (_calls.TryGetValue(call, out IScimCall? known) && !known.IsOpen);

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        try
        {
            return _calls.TryGetValue(request.Name, out IScimCall? call)
                ? await call.AnswerAsync(request).ConfigureAwait(false)
                : throw (IsKnownPath(request.Name) ? new ScimException(405, null, "The endpoint does not have this method.") : new ScimException(404, null, "The endpoint does not exist."));
        }
        catch (ScimException exception)
        {
            return ScimAnswer.Error(exception.Status, exception.Type, exception.Message);
        }
        catch (OAuthException exception)
        {
            return exception.ToAnswer();
        }
        catch (StorageException exception)
        {
            return ScimAnswer.Error(500, null, exception.Message);
        }
    }

    public CallAnswer Error(CallRequest request, string words, int? code, int? status, int? retryAfter) => request.Name == TokenCall.CallName
        ? new OAuthException("server_error", words, status ?? 500).ToAnswer(retryAfter)
        : ScimAnswer.Error(status ?? (code is >= 400 and <= 599 ? code.Value : 500), null, words, retryAfter);

    public CallAnswer TooMany(CallRequest request, int? status, int? retryAfter) => status is int other and not 429
        ? CallAnswer.Plain(other, LimitWords, retryAfter)
        : request.Name == TokenCall.CallName ? new OAuthException("temporarily_unavailable", LimitWords, 429).ToAnswer(retryAfter)
        : ScimAnswer.Error(429, null, LimitWords, retryAfter);

    public CallAnswer Denied(CallRequest request) => request.Name == TokenCall.CallName ? OAuthException.InvalidClient().ToAnswer() : ScimAnswer.Denied();

    public CallAnswer Refused(CallRequest request, int? code, string? argument) =>
        ScimAnswer.Error(code is >= 400 and <= 499 ? code.Value : 400, "invalidValue", $"The {argument ?? "request"} can't be processed.");

    public async ValueTask<ReadOnlyMemory<byte>> RecordsAsync(CallRequest request)
    {
        if (request.Name is not (BulkCall.CallName or CreateCall.CallName) || await request.ReadBodyAsync().ConfigureAwait(false) is not { } body)
        {
            return default;
        }

        return SentUsers.ToArray(body.Memory, request.Name == BulkCall.CallName);
    }

    public bool TryDropResults(CallAnswer answer, int count)
    {
        if (SentUsers.OperationsOf(answer) is not { } found)
        {
            return false;
        }

        for (int i = Math.Min(count, found.Operations.Count); i > 0; i--)
        {
            found.Operations.RemoveAt(found.Operations.Count - 1);
        }

        answer.Rewrite(found.Root);
        return true;
    }

    public async ValueTask<bool> TryTellAsync(CallRequest request, CallAnswer answer, ITelling telling) =>
        request.Name != TokenCall.CallName
        && await request.ReadBodyAsync().ConfigureAwait(false) is { } body
        && SentUsers.TryTell(answer, body, telling);

    public void Dispose() => _users.Dispose();

    private bool IsKnownPath(string name) => _calls.Keys.Any(known => known.Substring(known.IndexOf(' ')) == name.Substring(Math.Max(0, name.IndexOf(' '))));
}
