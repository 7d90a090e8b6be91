using System.Threading;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Faults;

/// <summary>Something that goes wrong on purpose.</summary>
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

    /// <summary>The store that it strikes, which makes the answers.</summary>
    protected ISurface Surface { get; }

    /// <summary>The text form that it was made from.</summary>
    public string Text { get; }

    /// <summary>The number of calls that it applies to, by their name.</summary>
    public long Seen => _trigger.Seen;

    /// <summary>The number of calls that it struck.</summary>
    public long Struck => Interlocked.Read(ref _struck);

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next) =>
        IsAbout(request.Name) && _trigger.Pulls(request.Name) ? StrikeAsync(request, next) : next(request);

    /// <summary>Whether it is about a call at all; one that it is not about does not count.</summary>
    protected virtual bool IsAbout(string call) => true;

    /// <summary>Strikes, or lets the call pass where this one has nothing to strike at.</summary>
    protected abstract ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next);

    /// <summary>Notes that it struck.</summary>
    protected void Count(CallRequest request)
    {
        Interlocked.Increment(ref _struck);
        request.AddStruck(Name);
    }
}
