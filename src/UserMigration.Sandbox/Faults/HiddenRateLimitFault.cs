using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// Limits the calls in any second, by the clock of the sandbox, without telling clients. Refused calls do not count.
/// </summary>
internal sealed class HiddenRateLimitFault : Fault
{
    private readonly SlidingWindow _window;
    private readonly int? _status;
    private readonly int? _retryAfter;

    public HiddenRateLimitFault(FaultArguments arguments)
        : base(arguments)
    {
        int limit = arguments.Integer("limit", 1, 1_000_000) ?? throw arguments.Missing("limit, the maximum number of calls in any second");
        _window = new SlidingWindow(limit, arguments.Time);
        _status = arguments.Integer("status", 200, 599);
        _retryAfter = arguments.Integer("retryafter", 0, 3600);
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        if (_window.TryTake())
        {
            return await next(request).ConfigureAwait(false);
        }

        Count(request);
        await request.ReadBodyAsync().ConfigureAwait(false);
        return Surface.TooMany(request, _status, _retryAfter);
    }
}
