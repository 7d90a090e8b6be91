using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Deletes a user (RFC 7644, section 3.6).</summary>
internal sealed class DeleteCall : IScimCall
{
    private readonly UserWork _work;

    public DeleteCall(UserWork work)
    {
        _work = work;
    }

    public string Name => "DELETE Users/{id}";

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        string? version = request.Context.Request.Headers.IfMatch;
        _work.Do(() =>
        {
            _work.Delete(ScimOptions.Of(request), UserWork.IdOf(request), version);
            return true;
        });
        return ValueTask.FromResult(CallAnswer.NoContent());
    }
}
