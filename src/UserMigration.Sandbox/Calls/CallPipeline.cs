using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Control;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Calls;

/// <summary>Creates the steps of the pipeline from the options.</summary>
internal static class CallPipeline
{
    /// <summary>Creates the pipeline for the options.</summary>
    /// <exception cref="StartException">The notation of a fault is not valid.</exception>
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
