using System.Threading.Tasks;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Scim.Faults;

/// <summary>A server that supports less: fewer operations in a bulk call or none, smaller calls, no PATCH, no versions.</summary>
internal sealed class FeaturesFault : Fault
{
    private readonly ScimOptions _options;

    public FeaturesFault(FaultArguments arguments)
        : base(arguments)
    {
        _options = new ScimOptions(
            arguments.Integer("operations", 0, 100_000) ?? ScimOptions.Usual.MaxOperations,
            arguments.Integer("bytes", 100, 8_000_000) ?? ScimOptions.Usual.MaxPayload,
            !arguments.IsSecond("patch", "on", "off"),
            !arguments.IsSecond("etag", "on", "off"));
    }

    protected override ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        Count(request);
        _options.Apply(request);
        return next(request);
    }
}
