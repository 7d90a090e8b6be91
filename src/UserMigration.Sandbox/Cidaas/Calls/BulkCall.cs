using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Setup;
using UserMigration.Sandbox.Cidaas.Users;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>
/// The upload: an array of 1 to 1000 users without an envelope. Each user is created, updated or refused (contract of
/// cidaas, section 1).
/// </summary>
internal sealed class BulkCall : ICidaasCall
{
    /// <summary>The path of the upload.</summary>
    public const string Path = "users-srv/user/bulk";

    private const int Most = 1000;

    private readonly UserTable _users;
    private readonly FieldSetup _setup;
    private readonly MigrationMode _mode;

    public BulkCall(UserTable users, FieldSetup setup, MigrationMode mode)
    {
        _users = users;
        _setup = setup;
        _mode = mode;
    }

    public string Method => "POST";

    public string Name => Path;

    public Access Access { get; } = Access.WithScope(Scope.BulkCreate);

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request).ConfigureAwait(false);
        if (body.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new CidaasException(CidaasError.BadRequest("The body must be an array of users."));
        }

        int count = body.RootElement.GetArrayLength();
        if (count == 0 || body.RootElement.EnumerateArray().Any(user => user.ValueKind != JsonValueKind.Object))
        {
            throw new CidaasException(CidaasError.BadRequest("The body must be an array of at least one user."));
        }

        if (count > Most)
        {
            throw new CidaasException(new CidaasError(413, null, $"A request may have up to {Most} users."));
        }

        List<PreparedUser> users = new(count);
        foreach (JsonElement user in body.RootElement.EnumerateArray())
        {
            users.Add(ElementReader.Read(user, _setup));
        }

        CallManner manner = CallManner.Read(request);
        return StateList.Create(_users.Write(users, _mode, manner.IncompleteStatus), manner);
    }
}
