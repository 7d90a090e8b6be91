using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Schema;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Returns the types of resources: users, with their extensions (RFC 7643, section 6).</summary>
internal sealed class ResourceTypesCall : IScimCall
{
    private readonly UserSchema _schema;

    public ResourceTypesCall(UserSchema schema)
    {
        _schema = schema;
    }

    public string Name => "GET ResourceTypes";

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request) => ValueTask.FromResult(ScimAnswer.Json(writer =>
        ListWriter.Write(writer, 1, 1, () =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("schemas"u8);
            writer.WriteStringValue("urn:ietf:params:scim:schemas:core:2.0:ResourceType"u8);
            writer.WriteEndArray();
            writer.WriteString("id"u8, "User"u8);
            writer.WriteString("name"u8, "User"u8);
            writer.WriteString("endpoint"u8, "/Users"u8);
            writer.WriteString("schema"u8, UserSchema.Core);
            writer.WriteStartArray("schemaExtensions"u8);
            foreach (string urn in _schema.Extensions)
            {
                writer.WriteStartObject();
                writer.WriteString("schema"u8, urn);
                writer.WriteBoolean("required"u8, false);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        })));
}
