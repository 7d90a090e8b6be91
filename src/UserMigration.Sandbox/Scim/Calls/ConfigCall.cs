using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Tells clients what the server supports (RFC 7643, section 5).</summary>
internal sealed class ConfigCall : IScimCall
{
    public string Name => "GET ServiceProviderConfig";

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        ScimOptions options = ScimOptions.Of(request);
        return ValueTask.FromResult(ScimAnswer.Json(writer => Write(writer, options)));
    }

    private static void Write(Utf8JsonWriter writer, ScimOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas"u8);
        writer.WriteStringValue("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"u8);
        writer.WriteEndArray();
        WriteFeature(writer, "patch", options.HasPatch);
        writer.WriteStartObject("bulk"u8);
        writer.WriteBoolean("supported"u8, options.MaxOperations > 0);
        writer.WriteNumber("maxOperations"u8, options.MaxOperations);
        writer.WriteNumber("maxPayloadSize"u8, options.MaxPayload);
        writer.WriteEndObject();
        writer.WriteStartObject("filter"u8);
        writer.WriteBoolean("supported"u8, true);
        writer.WriteNumber("maxResults"u8, ScimOptions.MaxResults);
        writer.WriteEndObject();
        WriteFeature(writer, "changePassword", true);
        WriteFeature(writer, "sort", false);
        WriteFeature(writer, "etag", options.HasVersions);
        writer.WriteStartArray("authenticationSchemes"u8);
        foreach ((string type, string name) in new[] { ("oauthbearertoken", "OAuth 2.0 bearer token"), ("httpbasic", "HTTP Basic") })
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, type);
            writer.WriteString("name"u8, name);
            writer.WriteString("description"u8, name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter writer, string name, bool isSupported)
    {
        writer.WriteStartObject(name);
        writer.WriteBoolean("supported"u8, isSupported);
        writer.WriteEndObject();
    }
}
