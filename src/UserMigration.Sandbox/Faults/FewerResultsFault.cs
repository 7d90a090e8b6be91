using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>The work is done, and the answer has fewer results than records: the last ones are left out.</summary>
internal sealed class FewerResultsFault : Fault
{
    private readonly int _drop;

    public FewerResultsFault(FaultArguments arguments)
        : base(arguments)
    {
        _drop = arguments.Integer("drop", 1, int.MaxValue) ?? 1;
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        CallAnswer answer = await next(request).ConfigureAwait(false);
        if (Surface.TryDropResults(answer, _drop))
        {
            Count(request);
        }

        return answer;
    }
}
