using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Users;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Changes a user: some of its attributes, where null unsets one, or all of them.</summary>
internal sealed class UpdateCall : IPingOneCall
{
    private readonly UserTable _users;
    private readonly bool _isWhole;

    /// <param name="users">The users.</param>
    /// <param name="isWhole">Whether attributes that the call does not name are unset.</param>
    public UpdateCall(UserTable users, bool isWhole)
    {
        _users = users;
        _isWhole = isWhole;
    }

    public string Name => _isWhole ? CallRouter.Replace : CallRouter.Update;

    public bool NeedsToken => true;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request, MediaType.Json).ConfigureAwait(false);
        UserRow row = _users.Change(place.User, before => UserReader.ReadChange(body.RootElement, _isWhole ? null : (JsonObject)JsonNode.Parse(before.Document)!))
            ?? throw new PingOneException(CallManner.Read(request).Duplicate);
        return PingOneAnswer.Json(writer => UserWriter.Write(writer, row));
    }
}
