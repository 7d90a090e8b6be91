using System.Threading.Tasks;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Faults;

/// <summary>Another program changes the user between the look-up and the change of a client, so that the user has another version.</summary>
internal sealed class UserChangedFault : Fault
{
    private readonly UserTable _users;

    public UserChangedFault(FaultArguments arguments, UserTable users)
        : base(arguments)
    {
        _users = users;
    }

    protected override bool IsAbout(string call) => call is "PUT Users/{id}" or "PATCH Users/{id}";

    protected override ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        if (_users.TryTouch(UserWork.IdOf(request)))
        {
            Count(request);
        }

        return next(request);
    }
}
