using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Changes a user: PUT replaces it, and PATCH changes single attributes (RFC 7644, section 3.5).</summary>
internal sealed class ChangeCall : IScimCall
{
    private readonly UserWork _work;
    private readonly string _method;

    public ChangeCall(UserWork work, string method)
    {
        _work = work;
        _method = method;
    }

    public string Name => _method + " Users/{id}";

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request).ConfigureAwait(false);
        string? version = request.Context.Request.Headers.IfMatch;
        JsonElement change = body.RootElement;
        UserRow row = _work.Do(() => _work.Change(ScimOptions.Of(request), _method, UserWork.IdOf(request), change, version));
        return ScimAnswer.Json(writer => UserWriter.Write(writer, row, UserWork.AddressOf(request), ScimOptions.Of(request).HasVersions));
    }
}
