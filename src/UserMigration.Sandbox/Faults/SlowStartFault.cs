using System;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>For a time after it is switched on, every call is answered with HTTP 503 and Retry-After.</summary>
internal sealed class SlowStartFault : Fault
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _length;
    private readonly int _retryAfter;

    public SlowStartFault(FaultArguments arguments)
        : base(arguments)
    {
        _time = arguments.Time;
        _start = _time.GetTimestamp();
        _length = TimeSpan.FromSeconds(arguments.Number("seconds", 0, 3600) ?? throw arguments.Missing("seconds"));
        _retryAfter = arguments.Integer("retryafter", 0, 3600) ?? 1;
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        if (_time.GetElapsedTime(_start) >= _length)
        {
            return await next(request).ConfigureAwait(false);
        }

        Count(request);
        await request.ReadBodyAsync().ConfigureAwait(false);
        return CallAnswer.Plain(503, "Service Unavailable", _retryAfter);
    }
}
