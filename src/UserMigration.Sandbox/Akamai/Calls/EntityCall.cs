using System.Text.Json;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// <c>entity</c>: returns one record by its key. With <c>password_attribute</c> and <c>password_value</c>, it also
/// checks a password, if the sandbox itself hashed it (contract of Akamai, section 3).
/// </summary>
internal sealed class EntityCall : ICall
{
    private readonly EntityStore _store;
    private readonly bool _showsPasswords;

    public EntityCall(EntityStore store, bool showsPasswords)
    {
        _store = store;
        _showsPasswords = showsPasswords;
    }

    public string Name => "entity";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        EntityTable table = arguments.Table(_store);
        AttributeSelection? selection = AttributeSelection.Read(arguments, table.Type);
        EntityRow row = RecordFinder.Read(arguments, table)() ?? throw RecordFinder.NotFound();
        string? password = arguments.OptionalText("password_attribute");
        if (password is not null)
        {
            CheckPassword(arguments, table.Type, row, password);
        }

        answer.WritePropertyName("result"u8);
        RecordWriter.Write(answer, table.Type, row, selection, _showsPasswords);
    }

    private static void CheckPassword(CallArguments arguments, EntityType type, EntityRow row, string name)
    {
        AttributeDefinition attribute = type.Attributes.Find(name)
            ?? throw new CallException(RecordFault.Unknown(string.Empty, name), "password_attribute");
        if (attribute.Kind != AttributeKind.Password)
        {
            throw CallArguments.Invalid("password_attribute", "must name a password");
        }

        using JsonDocument document = JsonDocument.Parse(row.Document);
        bool isSet = document.RootElement.TryGetProperty(name, out JsonElement envelope);
        if (isSet && envelope.GetProperty("type").GetString() != PasswordHasher.Kind)
        {
            throw CallArguments.Invalid("password_attribute", "names a password of a kind that the sandbox can't check");
        }

        if (!isSet || !PasswordHasher.Verify(arguments.Bytes("password_value").Span, envelope))
        {
            throw new CallException(ApiError.PasswordMismatch, "The password does not match.", "password_value");
        }
    }
}
