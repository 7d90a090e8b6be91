using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Lists the schemas of the environment: only that of users.</summary>
internal sealed class SchemaListCall : IPingOneCall
{
    /// <summary>The ID of the schema of users.</summary>
    public const string UserSchema = "00000000-0000-4000-8000-000000000005";

    public string Name => CallRouter.Schemas;

    public bool NeedsToken => true;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place) => ValueTask.FromResult(PingOneAnswer.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("_embedded"u8);
        writer.WriteStartArray("schemas"u8);
        writer.WriteStartObject();
        writer.WriteString("id"u8, UserSchema);
        writer.WriteString("name"u8, "User"u8);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));
}
