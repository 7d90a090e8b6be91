using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Calls;
using UserMigration.Sandbox.Hosting;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Http;

/// <summary>Chains the steps. The place where options become steps.</summary>
internal static class CallPipeline
{
    /// <summary>Makes the pipeline that the options ask for.</summary>
    public static CallDelegate Create(SandboxOptions options, ApiClient client, EntityStore store, TimeProvider time)
    {
        List<ICallStep> steps = new();
        if (options.Latency > TimeSpan.Zero)
        {
            steps.Add(new LatencyStep(options.Latency, time));
        }

        steps.Add(new AuthenticationStep(client));
        if (options.RateLimit > 0)
        {
            steps.Add(new RateLimitStep(new SlidingWindow(options.RateLimit, time)));
        }

        return Chain(steps, new CallDispatcher(CallCatalog.Create(store)).InvokeAsync);
    }

    /// <summary>Chains steps in front of what answers in the end.</summary>
    public static CallDelegate Chain(IReadOnlyList<ICallStep> steps, CallDelegate last)
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
