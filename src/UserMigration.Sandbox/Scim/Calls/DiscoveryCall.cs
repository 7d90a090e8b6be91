using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Tells clients the address of the token endpoint (OpenID Connect Discovery 1.0).</summary>
internal sealed class DiscoveryCall : IScimCall
{
    public string Name => "GET .well-known/openid-configuration";

    public bool IsOpen => true;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        string address = UserWork.AddressOf(request);
        return ValueTask.FromResult(ScimAnswer.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("issuer"u8, address);
            writer.WriteString("token_endpoint"u8, address + "/token");
            writer.WriteEndObject();
        }));
    }
}
