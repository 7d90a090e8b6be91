using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Users;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Deletes a user.</summary>
internal sealed class DeleteCall : IPingOneCall
{
    private readonly UserTable _users;

    public DeleteCall(UserTable users)
    {
        _users = users;
    }

    public string Name => CallRouter.Delete;

    public bool NeedsToken => true;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place) => _users.Delete(place.User)
        ? ValueTask.FromResult(CallAnswer.NoContent())
        : throw new PingOneException(PingOneError.NoUser);
}
