using System;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Calls;

namespace UserMigration.Sandbox.PingOne.Faults;

/// <summary>
/// Refuses a new user as if its username belonged to a user in a population that the client can't see. Look-ups do not find such a user.
/// </summary>
internal sealed class HiddenUserFault : Fault
{
    private readonly string? _username;

    public HiddenUserFault(FaultArguments arguments)
        : base(arguments)
    {
        _username = arguments.Word("username");
    }

    protected override bool IsAbout(string call) => call == CallRouter.Create;

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request, JsonBody.Import, MediaType.Json).ConfigureAwait(false);
        bool isHidden = _username is null
            || (body.RootElement.TryGetProperty("username", out JsonElement username)
                && username.ValueKind == JsonValueKind.String
                && string.Equals(username.GetString(), _username, StringComparison.OrdinalIgnoreCase));
        if (!isHidden)
        {
            return await next(request).ConfigureAwait(false);
        }

        Count(request);
        return PingOneAnswer.Error(CallManner.Read(request).Duplicate);
    }
}
