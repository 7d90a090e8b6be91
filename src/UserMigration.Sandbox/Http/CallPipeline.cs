using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Calls;
using UserMigration.Sandbox.Control;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Hosting;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Http;

/// <summary>Chains the steps. The place where options become steps.</summary>
internal static class CallPipeline
{
    /// <summary>Makes the pipeline that the options ask for.</summary>
    /// <exception cref="StartException">A fault is not written as it should be.</exception>
    public static CallDelegate Create(SandboxOptions options, ApiClient client, EntityStore store, TimeProvider time)
    {
        IReadOnlyDictionary<string, ICall> calls = CallCatalog.Create(store);
        HashSet<string> names = new(calls.Keys, StringComparer.Ordinal);
        AuthenticationStep authentication = new(new BasicAuthenticator(client), new SignatureAuthenticator(client, time));
        FaultBoard faults = new(new FaultSetting(options.FaultSeed, time, names));
        CallLog? log = options.RecordsCalls ? new CallLog(time) : null;
        SwitchOn(faults, options);

        List<ICallStep> steps = new() { new ControlStep(authentication, faults, log) };
        if (log is not null)
        {
            steps.Add(new CallLogStep(log, names));
        }

        if (options.Latency > TimeSpan.Zero)
        {
            steps.Add(new LatencyStep(options.Latency, time));
        }

        steps.Add(authentication);
        if (options.RateLimit > 0)
        {
            steps.Add(new RateLimitStep(new SlidingWindow(options.RateLimit, time)));
        }

        steps.Add(faults);
        return Chain(steps, new CallDispatcher(calls).InvokeAsync);
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

    private static void SwitchOn(FaultBoard faults, SandboxOptions options)
    {
        try
        {
            faults.Replace(options.Faults);
        }
        catch (FaultFormatException exception)
        {
            throw new StartException(exception.Message, exception);
        }
    }
}
