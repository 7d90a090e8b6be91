using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Users;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Sets the password of a user, in clear text or as a hash.</summary>
internal sealed class PasswordCall : IPingOneCall
{
    private readonly UserTable _users;

    public PasswordCall(UserTable users)
    {
        _users = users;
    }

    public string Name => CallRouter.Password;

    public bool NeedsToken => true;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request, JsonBody.PasswordSet).ConfigureAwait(false);
        if (PasswordRules.Check(body.RootElement, string.Empty, out string encoding) is { } fault)
        {
            throw new PingOneException(PingOneError.BadData([fault]));
        }

        return _users.SetPassword(place.User, encoding)
            ? PingOneAnswer.Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("status"u8, "OK"u8);
                writer.WriteEndObject();
            })
            : throw new PingOneException(PingOneError.NoUser);
    }
}
