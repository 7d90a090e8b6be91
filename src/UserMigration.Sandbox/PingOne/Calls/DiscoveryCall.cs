using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Tells clients the address of the token endpoint (OpenID Connect Discovery 1.0, section 4).</summary>
internal sealed class DiscoveryCall : IPingOneCall
{
    public string Name => CallRouter.Discovery;

    public bool NeedsToken => false;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place)
    {
        string issuer = $"{request.Context.Request.Scheme}://{request.Context.Request.Host}/{place.Environment}/as";
        return ValueTask.FromResult(PingOneAnswer.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("issuer"u8, issuer);
            writer.WriteString("token_endpoint"u8, issuer + "/token");
            writer.WriteEndObject();
        }));
    }
}
