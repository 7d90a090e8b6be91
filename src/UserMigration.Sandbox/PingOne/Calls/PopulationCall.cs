using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Users;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Moves a user to another population.</summary>
internal sealed class PopulationCall : IPingOneCall
{
    private readonly UserTable _users;

    public PopulationCall(UserTable users)
    {
        _users = users;
    }

    public string Name => CallRouter.Population;

    public bool NeedsToken => true;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place)
    {
        using JsonDocument body = await JsonBody.ReadAsync(request, MediaType.Json).ConfigureAwait(false);
        string population = UserReader.ReadPopulation(body.RootElement, string.Empty);
        return _users.Move(place.User, population)
            ? PingOneAnswer.Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, population);
                writer.WriteEndObject();
            })
            : throw new PingOneException(PingOneError.NoUser);
    }
}
