using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Users;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Reads a user by its ID.</summary>
internal sealed class ReadCall : IPingOneCall
{
    private readonly UserTable _users;

    public ReadCall(UserTable users)
    {
        _users = users;
    }

    public string Name => CallRouter.Read;

    public bool NeedsToken => true;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place)
    {
        UserRow row = _users.Read(place.User) ?? throw new PingOneException(PingOneError.NoUser);
        return ValueTask.FromResult(PingOneAnswer.Json(writer => UserWriter.Write(writer, row)));
    }
}
