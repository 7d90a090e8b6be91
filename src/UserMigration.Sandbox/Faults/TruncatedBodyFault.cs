using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>The work is done, and its answer breaks off in the middle.</summary>
internal sealed class TruncatedBodyFault : Fault
{
    private readonly bool _isChunked;

    public TruncatedBodyFault(FaultArguments arguments)
        : base(arguments)
    {
        _isChunked = arguments.IsSecond("chunked", "false", "true");
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        CallAnswer answer = await next(request).ConfigureAwait(false);
        if (answer.Delivery == AnswerDelivery.Whole)
        {
            answer.Delivery = _isChunked ? AnswerDelivery.HalfInChunks : AnswerDelivery.Half;
        }

        return answer;
    }
}
