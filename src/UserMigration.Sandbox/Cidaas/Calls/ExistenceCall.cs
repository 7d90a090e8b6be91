using System;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Users;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>Finds a user by any of its identifiers (contract of cidaas, section 5).</summary>
internal sealed class ExistenceCall : ICidaasCall
{
    private readonly UserTable _users;

    public ExistenceCall(UserTable users)
    {
        _users = users;
    }

    public string Method => "POST";

    public string Name => "useractions-srv/userexistence";

    // cidaas requires a role, which the client of the sandbox has.
    public Access Access => Access.AnyToken;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request).ConfigureAwait(false);
        string? sub = _users.FindSub(UserIdOf(body.RootElement));
        if (sub is not null)
        {
            return CidaasAnswer.Envelope(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("sub"u8, sub);
                writer.WriteEndObject();
            });
        }

        return CallManner.Read(request).UnknownUserStatus is int status
            ? throw new CidaasException(CidaasError.NoUser with { Status = status })
            : CallAnswer.NoContent();
    }

    private static string UserIdOf(JsonElement body)
    {
        try
        {
            return body.ValueKind == JsonValueKind.Object
                && body.TryGetProperty("userId"u8, out JsonElement userId)
                && userId.ValueKind == JsonValueKind.String
                && userId.GetString() is { Length: > 0 } text
                    ? text
                    : throw new CidaasException(CidaasError.BadRequest("The member userId is missing."));
        }
        catch (InvalidOperationException)
        {
            throw new CidaasException(CidaasError.BadRequest("The member userId is not valid Unicode."));
        }
    }
}
