using System;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// Delays each call by a random time: log-normal if <c>p50</c> and <c>p99</c> are specified, normal if <c>mean</c> and
/// <c>spread</c> are.
/// </summary>
internal sealed class LatencyFault : Fault
{
    private const double Most = 600_000;

    // 99 % of a normal distribution are below this number of standard deviations.
    private const double P99 = 2.3263478740408408;

    private readonly FaultRandom _random;
    private readonly TimeProvider _time;
    private readonly Func<double, double> _milliseconds;

    public LatencyFault(FaultArguments arguments)
        : base(arguments)
    {
        _random = arguments.Random;
        _time = arguments.Time;
        double? p50 = arguments.Number("p50", 0, Most);
        double? p99 = arguments.Number("p99", 0, Most);
        double? mean = arguments.Number("mean", 0, Most);
        double? spread = arguments.Number("spread", 0, Most);
        if ((p50 is null) == (mean is null) || (p50 is null && p99 is not null) || (mean is null && spread is not null) || p99 < p50)
        {
            throw arguments.Missing("p50 and p99, where p99 is not less than p50, or mean and spread, in milliseconds");
        }

        double least = Math.Max(p50 ?? 0, 0.001);
        double sigma = Math.Log(Math.Max(p99 ?? least, least) / least) / P99;
        _milliseconds = mean is double middle
            ? normal => middle + (normal * (spread ?? 0))
            : normal => least * Math.Exp(normal * sigma);
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        double milliseconds = Math.Clamp(_milliseconds(_random.NextNormal()), 0, Most);
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _time, request.Context.RequestAborted).ConfigureAwait(false);
        return await next(request).ConfigureAwait(false);
    }
}
