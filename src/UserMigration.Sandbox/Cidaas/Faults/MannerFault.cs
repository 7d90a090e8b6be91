using System;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Faults;

/// <summary>Answers the call in another manner than usual, where the contract leaves this open.</summary>
internal sealed class MannerFault : Fault
{
    private readonly Action<CallManner> _change;

    public MannerFault(FaultArguments arguments, Action<CallManner> change)
        : base(arguments)
    {
        _change = change;
    }

    protected override ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        _change(CallManner.Read(request));
        return next(request);
    }
}
