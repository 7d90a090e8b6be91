using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Creates a user (RFC 7644, section 3.3).</summary>
internal sealed class CreateCall : IScimCall
{
    /// <summary>The name of the call.</summary>
    public const string CallName = "POST Users";

    private readonly UserWork _work;

    public CreateCall(UserWork work)
    {
        _work = work;
    }

    public string Name => CallName;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request).ConfigureAwait(false);
        PreparedUser user = _work.Prepare(body.RootElement);
        UserRow row = _work.Do(() => _work.Create(user));
        return ScimAnswer.Json(writer => UserWriter.Write(writer, row, UserWork.AddressOf(request), ScimOptions.Of(request).HasVersions), 201);
    }
}
