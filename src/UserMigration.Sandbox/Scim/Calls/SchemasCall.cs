using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Schema;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Returns the schemas (RFC 7644, section 4).</summary>
internal sealed class SchemasCall : IScimCall
{
    private readonly UserSchema _schema;

    public SchemasCall(UserSchema schema)
    {
        _schema = schema;
    }

    public string Name => "GET Schemas";

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request) => ValueTask.FromResult(ScimAnswer.Json(writer =>
        ListWriter.Write(writer, _schema.Json.Count, _schema.Json.Count, () =>
        {
            foreach (JsonElement schema in _schema.Json)
            {
                schema.WriteTo(writer);
            }
        })));
}
