using System.Collections.Generic;

namespace UserMigration.Sandbox.Http;

/// <summary>Chains the steps of a call.</summary>
internal static class CallChain
{
    /// <summary>Chains steps in front of the delegate that finally answers.</summary>
    public static CallDelegate Create(IReadOnlyList<ICallStep> steps, CallDelegate last)
    {
        CallDelegate chain = last;
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            ICallStep step = steps[i];
            CallDelegate next = chain;
            chain = request => step.InvokeAsync(request, next);
        }

        return chain;
    }
}
