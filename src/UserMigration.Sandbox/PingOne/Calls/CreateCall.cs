using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Users;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Creates a user. Only an import, which its media type shows, can have a password and a lifecycle.</summary>
internal sealed class CreateCall : IPingOneCall
{
    private const int Created = 201;

    private readonly UserTable _users;

    public CreateCall(UserTable users)
    {
        _users = users;
    }

    public string Name => CallRouter.Create;

    public bool NeedsToken => true;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request, JsonBody.Import, MediaType.Json).ConfigureAwait(false);
        NewUser user = UserReader.ReadNew(body.RootElement, MediaType.Is(request, JsonBody.Import));
        UserRow row = _users.Create(user) ?? throw new PingOneException(CallManner.Read(request).Duplicate);
        return PingOneAnswer.Json(writer => UserWriter.Write(writer, row), Created);
    }
}
