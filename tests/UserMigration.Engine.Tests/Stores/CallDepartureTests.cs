using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>A request says when it leaves this machine.</summary>
public sealed class CallDepartureTests : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private readonly StoreHttp _http = new StoreHttp(TimeProvider.System);
    private readonly Recorder _departure = new Recorder();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Request_LeavesWhenItsHeadersAreSent_NotWhenItIsAnswered()
    {
        await using LoopbackServer server = new LoopbackServer(WireResponse.Never);
        using CancellationTokenSource stop = new CancellationTokenSource();
        using HttpRequestMessage request = Post(server.Uri);
        CallDeparture.Current = _departure;

        Task<StoreReply> answer = _http.SendAsync(request, s_timeout, stop.Token);
        await _departure.HasLeft;

        Assert.False(answer.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(["expect", "leave"], _departure.Told.Take(2));
    }

    [Fact]
    public async Task RequestWithoutABody_LeavesToo()
    {
        await using LoopbackServer server = new LoopbackServer(WireResponse.Never);
        using CancellationTokenSource stop = new CancellationTokenSource();
        using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Get, server.Uri);
        CallDeparture.Current = _departure;

        Task<StoreReply> answer = _http.SendAsync(request, s_timeout, stop.Token);
        await _departure.HasLeft;

        Assert.False(answer.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task RequestThatCanNotBeSent_IsNotExpectedAnyLonger()
    {
        Uri nobody;
        await using (LoopbackServer server = new LoopbackServer(WireResponse.Never))
        {
            nobody = server.Uri;
        }

        using HttpRequestMessage request = Post(nobody);
        CallDeparture.Current = _departure;

        await Assert.ThrowsAsync<IdentityStoreException>(() => _http.SendAsync(request, s_timeout, TestContext.Current.CancellationToken));

        Assert.Equal(["expect", "leave"], _departure.Told);
    }

    [Fact]
    public async Task RequestWhosePaceIsNotMeasured_SaysNothing()
    {
        await using LoopbackServer server = LoopbackServer.Json("{}");
        using HttpRequestMessage request = Post(server.Uri);
        CallDeparture.Current = null;

        StoreReply reply = await _http.SendAsync(request, s_timeout, TestContext.Current.CancellationToken);

        Assert.Equal((200, 0), (reply.Status, _departure.Told.Count));
    }

    [Fact]
    public async Task RequestThatIsRepeatedWithANewToken_WaitsForATurnOfItsOwn()
    {
        await using LoopbackServer server = LoopbackServer.Json("{}", 401);
        using StoreClient client = new StoreClient(server.Uri, _http, TimeProvider.System);
        CallDeparture.Current = _departure;

        await client.CallAsync(() => Post(server.Uri), new Renewing(), s_timeout, TestContext.Current.CancellationToken);

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(["expect", "leave"], _departure.Told.Distinct());
        Recorder turn = Assert.Single(_departure.Turns);
        Assert.Equal(["expect", "leave", "end"], turn.Told.Distinct());
    }

    private static HttpRequestMessage Post(Uri uri) => new HttpRequestMessage(HttpMethod.Post, uri)
    {
        Content = new FormBody().Add("a", "b").ToContent(new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
    };

    private sealed class Recorder : CallDeparture
    {
        private readonly TaskCompletionSource _left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Told { get; } = [];

        public List<Recorder> Turns { get; } = [];

        public Task HasLeft => _left.Task.WaitAsync(TestContext.Current.CancellationToken);

        public override void Expect() => Told.Add("expect");

        public override void Leave()
        {
            Told.Add("leave");
            _left.TrySetResult();
        }

        public override void End() => Told.Add("end");

        protected override Task<CallDeparture> WaitAgainAsync(CancellationToken cancellationToken)
        {
            Turns.Add(new Recorder());
            return Task.FromResult<CallDeparture>(Turns[^1]);
        }
    }

    private sealed class Renewing : ICallAuthentication
    {
        public Task<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) => Task.FromResult(new AuthenticationHeaderValue("Bearer", "t"));

        public bool TryRenew(AuthenticationHeaderValue header) => true;

        public string Mask(string text) => text;
    }
}
