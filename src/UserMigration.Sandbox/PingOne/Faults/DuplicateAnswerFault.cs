using System.Threading.Tasks;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;

namespace UserMigration.Sandbox.PingOne.Faults;

/// <summary>Refuses a username that is taken in another manner, because the contract leaves this open.</summary>
internal sealed class DuplicateAnswerFault : Fault
{
    private readonly int _status;
    private readonly string _code;

    public DuplicateAnswerFault(FaultArguments arguments, int status, string code)
        : base(arguments)
    {
        _status = status;
        _code = code;
    }

    protected override ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        CallManner manner = CallManner.Read(request);
        manner.DuplicateStatus = _status;
        manner.DuplicateCode = _code;
        return next(request);
    }
}
