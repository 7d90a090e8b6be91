using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Calls;

/// <summary>Refuses calls above the limit, as the store does.</summary>
internal sealed class RateLimitStep : ICallStep
{
    private readonly SlidingWindow _window;
    private readonly ISurface _surface;

    public RateLimitStep(SlidingWindow window, ISurface surface)
    {
        _window = window;
        _surface = surface;
    }

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next) =>
        _window.TryTake()
            ? next(request)
            : new ValueTask<CallAnswer>(_surface.TooMany(request, null, null));
}
