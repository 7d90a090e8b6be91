using System;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// Sends an answer of its own, or none. This happens before the work, which is then not done, or after it; then the
/// work is committed and only the answer is lost.
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
        // The body is always read: the client should lose the answer, and not fail while sending.
        await request.ReadBodyAsync().ConfigureAwait(false);
        Count(request);
        if (_isAfter)
        {
            (await next(request).ConfigureAwait(false)).Dispose();
        }

        return _answer(request);
    }
}
