using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>
/// A step of the pipeline that every call passes. It can wait, answer by itself, or let the next step answer and change
/// the answer. Faults are inserted as steps, before or after the work is done.
/// </summary>
internal interface ICallStep
{
    /// <summary>Answers a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="next">The steps after this one.</param>
    ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next);
}
