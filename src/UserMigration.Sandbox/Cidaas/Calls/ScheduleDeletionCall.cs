using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Users;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>
/// Schedules a user for deletion (contract of cidaas, section 9). The sandbox records this and keeps the user: a store,
/// too, has the user until the scheduled day.
/// </summary>
internal sealed class ScheduleDeletionCall : ICidaasCall
{
    private readonly UserTable _users;

    public ScheduleDeletionCall(UserTable users)
    {
        _users = users;
    }

    public string Method => "POST";

    public string Name => "users-srv/user/unregister/scheduler/schedule/{sub}";

    public Access Access { get; } = Access.WithScope(Scope.UsersWrite);

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment)
    {
        await request.ReadBodyAsync().ConfigureAwait(false);
        return _users.Schedule(segment)
            ? CidaasAnswer.Envelope(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("sub"u8, segment);
                writer.WriteEndObject();
            })
            : throw new CidaasException(CidaasError.NoUser);
    }
}
