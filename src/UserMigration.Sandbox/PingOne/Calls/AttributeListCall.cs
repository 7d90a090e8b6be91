using System;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Users;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Lists the attributes of users, with those that the environment added.</summary>
internal sealed class AttributeListCall : IPingOneCall
{
    public string Name => CallRouter.Attributes;

    public bool NeedsToken => true;

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place) => place.User != SchemaListCall.UserSchema
        ? throw new PingOneException(PingOneError.Of(404, "NOT_FOUND", "The schema does not exist."))
        : ValueTask.FromResult(PingOneAnswer.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("_embedded"u8);
            writer.WriteStartArray("attributes"u8);
            foreach (IGrouping<string, Member> root in Member.All.GroupBy(member => member.Path.Split('.')[0], StringComparer.Ordinal))
            {
                Member first = root.First();
                writer.WriteStartObject();
                writer.WriteString("name"u8, root.Key);
                writer.WriteString("type"u8, first.Path != root.Key ? "COMPLEX" : first.IsBoolean ? "BOOLEAN" : "STRING");
                writer.WriteString("schemaType"u8, first.IsCustom ? "CUSTOM" : "STANDARD");
                writer.WriteBoolean("enabled"u8, true);
                writer.WriteBoolean("required"u8, root.Key is "username" or "email");
                writer.WriteBoolean("unique"u8, root.Key == "username");
                writer.WriteBoolean("multiValued"u8, false);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }));
}
