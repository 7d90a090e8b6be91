using System;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// Gives an answer of its own, or none: before the work, which is then not done, or after it, when the work is committed
/// and only the answer to it is lost.
/// </summary>
internal sealed class AnswerFault : Fault
{
    private readonly bool _isAfter;
    private readonly Func<CallRequest, CallAnswer> _answer;

    public AnswerFault(FaultArguments arguments, bool isAfter, Func<CallRequest, CallAnswer> answer)
        : base(arguments)
    {
        _isAfter = isAfter;
        _answer = answer;
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        // The body is taken in any case: a client is to lose the answer, not to fail at sending.
        await request.ReadBodyAsync().ConfigureAwait(false);
        Count(request);
        if (_isAfter)
        {
            (await next(request).ConfigureAwait(false)).Dispose();
        }

        return _answer(request);
    }
}
