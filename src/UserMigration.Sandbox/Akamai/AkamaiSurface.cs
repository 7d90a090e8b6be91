using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Akamai.Answers;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Http;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Akamai;

/// <summary>The interface of Akamai Identity Cloud: calls by their names, forms, and errors under HTTP 200.</summary>
internal sealed class AkamaiSurface : ISurface
{
    private const string LimitWords = "The limit of API calls a second is exceeded.";

    private readonly EntityStore _store;
    private readonly CallDispatcher _dispatcher;

    public AkamaiSurface(AkamaiOptions options, EntityStore store, ApiClient client, TimeProvider time)
    {
        _store = store;
        IReadOnlyDictionary<string, ICall> calls = CallCatalog.Create(store, options.Feature);
        _dispatcher = new CallDispatcher(calls);
        Calls = calls.Keys.ToArray();
        Authentication = new AuthenticationStep(Refuse, new BasicAuthenticator(client), new SignatureAuthenticator(client, time));
    }

    public IReadOnlyCollection<string> Calls { get; }

    public ICallStep Authentication { get; }

    public ICallStep Ownership => Authentication;

    public IReadOnlyDictionary<string, CallDelegate> Controls { get; } = new Dictionary<string, CallDelegate>();

    public string NameOf(HttpRequest request) => (request.Path.Value ?? string.Empty).TrimStart('/');

    public bool AsksForCredential(string call) => true;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request) => _dispatcher.InvokeAsync(request);

    public CallAnswer Error(CallRequest request, string words, int? code, int? status, int? retryAfter) =>
        AkamaiAnswer.Error(ApiError.Get(code ?? 500), words, status: status ?? 200, retryAfter: retryAfter);

    public CallAnswer TooMany(CallRequest request, int? status, int? retryAfter) => status is null or 200
        ? AkamaiAnswer.Error(ApiError.ApiLimitError, LimitWords, retryAfter: retryAfter)
        : CallAnswer.Plain(status.Value, LimitWords, retryAfter ?? 1);

    public CallAnswer Denied(CallRequest request) => Refuse(null);

    public CallAnswer Refused(CallRequest request, int? code, string? argument) =>
        AkamaiAnswer.Error(ApiError.Get(code ?? 200), "The argument can't be processed.", argument ?? Sent.Records);

    public async ValueTask<ReadOnlyMemory<byte>> RecordsAsync(CallRequest request) =>
        (await request.ReadFormAsync().ConfigureAwait(false)).Find(Sent.Records);

    public bool TryDropResults(CallAnswer answer, int count) => ResultList.TryDrop(answer, count);

    public async ValueTask<bool> TryTellAsync(CallRequest request, CallAnswer answer, ITelling telling) =>
        new Sent(await request.ReadFormAsync().ConfigureAwait(false), telling).TryTell(answer);

    public void Dispose() => _store.Dispose();

    private static CallAnswer Refuse(string? words) => words is null
        ? AkamaiAnswer.Error(ApiError.InvalidClientCredentials, "Invalid client credentials.")
        : AkamaiAnswer.Error(ApiError.InvalidAuthMethod, words);
}
