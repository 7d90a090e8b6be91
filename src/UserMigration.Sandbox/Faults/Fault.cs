using System.Threading;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Faults;

/// <summary>A failure that is caused on purpose.</summary>
internal abstract class Fault : ICallStep
{
    private readonly FaultTrigger _trigger;
    private long _struck;

    protected Fault(FaultArguments arguments)
    {
        Name = arguments.Name;
        Text = arguments.Text;
        Surface = arguments.Surface;
        _trigger = new FaultTrigger(arguments);
    }

    public string Name { get; }

    /// <summary>The store that it affects, which creates the answers.</summary>
    protected ISurface Surface { get; }

    /// <summary>The text form from which it was created.</summary>
    public string Text { get; }

    /// <summary>The number of calls that it applies to, judged by their name.</summary>
    public long Seen => _trigger.Seen;

    /// <summary>The number of calls that it affected.</summary>
    public long Struck => Interlocked.Read(ref _struck);

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next) =>
        IsAbout(request.Name) && _trigger.Pulls(request.Name) ? StrikeAsync(request, next) : next(request);

    /// <summary>Whether it can affect a call. Calls that it can't affect are not counted.</summary>
    protected virtual bool IsAbout(string call) => true;

    /// <summary>Affects the call, or lets it pass if there is nothing in this call that it can affect.</summary>
    protected abstract ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next);

    /// <summary>Records that it affected a call.</summary>
    protected void Count(CallRequest request)
    {
        Interlocked.Increment(ref _struck);
        request.AddStruck(Name);
    }
}
