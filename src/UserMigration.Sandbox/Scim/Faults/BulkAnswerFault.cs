using System.Threading.Tasks;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Calls;

namespace UserMigration.Sandbox.Scim.Faults;

/// <summary>Answers a bulk call in another way than the standard says.</summary>
internal sealed class BulkAnswerFault : Fault
{
    private readonly string _status;
    private readonly string _location;
    private readonly string _bulkId;
    private readonly bool _isReversed;

    public BulkAnswerFault(FaultArguments arguments)
        : base(arguments)
    {
        _status = arguments.Choice("status", "text", "number", "code") ?? "text";
        _location = arguments.Choice("location", "absolute", "relative", "none") ?? "absolute";
        _bulkId = arguments.Choice("bulkid", "always", "accepted", "never") ?? "always";
        _isReversed = arguments.IsSecond("order", "sent", "reversed");
    }

    protected override bool IsAbout(string call) => call == BulkCall.CallName;

    protected override ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        BulkManner manner = BulkManner.Read(request);
        manner.Status = _status;
        manner.Location = _location;
        manner.BulkId = _bulkId;
        manner.IsReversed = _isReversed;
        return next(request);
    }
}
