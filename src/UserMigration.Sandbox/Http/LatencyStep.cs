using System;
using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>Delays every call, as the network to a store does.</summary>
internal sealed class LatencyStep : ICallStep
{
    private readonly TimeSpan _latency;
    private readonly TimeProvider _time;

    public LatencyStep(TimeSpan latency, TimeProvider time)
    {
        _latency = latency;
        _time = time;
    }

    public async ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next)
    {
        await Task.Delay(_latency, _time, request.Context.RequestAborted).ConfigureAwait(false);
        return await next(request).ConfigureAwait(false);
    }
}
