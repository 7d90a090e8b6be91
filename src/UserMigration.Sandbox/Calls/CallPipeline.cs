using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Control;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Calls;

/// <summary>The place where options become steps.</summary>
internal static class CallPipeline
{
    /// <summary>Makes the pipeline that the options ask for.</summary>
    /// <exception cref="StartException">A fault is not written as it should be.</exception>
    public static CallDelegate Create(SandboxOptions options, ISurface surface, TimeProvider time)
    {
        FaultBoard faults = new(new FaultSetting(options.FaultSeed, time, surface));
        CallLog? log = options.RecordsCalls ? new CallLog(time) : null;
        SwitchOn(faults, options);

        List<ICallStep> steps = new() { new ControlStep(surface, faults, log) };
        if (log is not null)
        {
            steps.Add(new CallLogStep(log, surface.Calls));
        }

        if (options.Latency > TimeSpan.Zero)
        {
            steps.Add(new LatencyStep(options.Latency, time));
        }

        steps.Add(surface.Authentication);
        if (options.RateLimit > 0)
        {
            steps.Add(new RateLimitStep(new SlidingWindow(options.RateLimit, time), surface));
        }

        steps.Add(faults);
        return CallChain.Create(steps, surface.AnswerAsync);
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
