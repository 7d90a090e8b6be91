using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>
/// A step that every call goes through. It may wait, answer itself, or let the next step answer and do something with the
/// answer: here faults are put in, before or after the work is done.
/// </summary>
internal interface ICallStep
{
    /// <summary>Answers a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="next">The steps after this one.</param>
    ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next);
}
