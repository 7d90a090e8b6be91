using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// The faults that are switched on. They can be replaced at any time; a call in progress continues with those that were
/// on when it arrived. The first is the outermost.
/// </summary>
internal sealed class FaultBoard : ICallStep
{
    private readonly FaultSetting _setting;
    private volatile IReadOnlyList<Fault> _faults = [];

    public FaultBoard(FaultSetting setting)
    {
        _setting = setting;
    }

    public int Seed => _setting.Seed;

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Switches these faults on and all others off.</summary>
    /// <exception cref="FaultFormatException">A fault is not valid; nothing is changed.</exception>
    public void Replace(IEnumerable<string> texts) => _faults = FaultCatalog.Create(texts, _setting);

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next)
    {
        IReadOnlyList<Fault> faults = _faults;
        return faults.Count == 0 ? next(request) : CallChain.Create(faults, next)(request);
    }
}
