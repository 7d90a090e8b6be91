using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Tokens;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>Tells clients the address of the token endpoint (contract of cidaas, section 4).</summary>
internal sealed class DiscoveryCall : ICidaasCall
{
    private readonly IReadOnlyList<string> _scopes;

    public DiscoveryCall(IReadOnlyList<string> scopes)
    {
        _scopes = scopes;
    }

    public string Method => "GET";

    public string Name => ".well-known/openid-configuration";

    public Access Access => Access.Open;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment)
    {
        string issuer = $"{request.Context.Request.Scheme}://{request.Context.Request.Host}";
        return ValueTask.FromResult(CidaasAnswer.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("issuer"u8, issuer);
            writer.WriteString("token_endpoint"u8, $"{issuer}/{TokenCall.Path}");
            Write("grant_types_supported", ["client_credentials"]);
            Write("token_endpoint_auth_methods_supported", ["client_secret_basic", "client_secret_post"]);
            Write("scopes_supported", _scopes);
            writer.WriteEndObject();

            void Write(string name, IReadOnlyList<string> values)
            {
                writer.WriteStartArray(name);
                foreach (string value in values)
                {
                    writer.WriteStringValue(value);
                }

                writer.WriteEndArray();
            }
        }));
    }
}
