using System.Threading.Tasks;
using UserMigration.Sandbox.Calls;

namespace UserMigration.Sandbox.Http;

/// <summary>Answers 510 to calls above the limit (contract of Akamai, section 5).</summary>
internal sealed class RateLimitStep : ICallStep
{
    private readonly SlidingWindow _window;

    public RateLimitStep(SlidingWindow window)
    {
        _window = window;
    }

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next) =>
        _window.TryTake()
            ? next(request)
            : new ValueTask<CallAnswer>(CallAnswer.Error(ApiError.ApiLimitError, "The limit of API calls a second is exceeded."));
}
