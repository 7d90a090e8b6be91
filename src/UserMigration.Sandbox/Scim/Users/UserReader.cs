using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Scim.Schema;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Scim.Users;

/// <summary>
/// Reads a user and checks it strictly against the schema: its attributes are known and have the right types. What only the server sets is ignored
/// (RFC 7643, section 7), and attributes without a value are left out.
/// </summary>
internal sealed class UserReader
{
    private readonly UserSchema _schema;
    private readonly Utf8JsonWriter _writer;
    private string? _userName;
    private string? _externalId;
    private bool _hasPassword;
    private bool _hasActive;

    private UserReader(UserSchema schema, Utf8JsonWriter writer)
    {
        _schema = schema;
        _writer = writer;
    }

    /// <summary>Reads a user.</summary>
    /// <exception cref="ScimException">The user is not valid.</exception>
    public static PreparedUser Read(JsonElement user, UserSchema schema)
    {
        if (user.ValueKind != JsonValueKind.Object)
        {
            throw ScimException.Syntax("The user must be an object.");
        }

        UserReader? reader = null;
        try
        {
            using Utf8Buffer document = JsonBuffer.Write(writer =>
            {
                reader = new UserReader(schema, writer);
                reader.WriteUser(user);
            });
            return new PreparedUser(reader!._userName!, reader._externalId, reader._hasPassword, document.Span.ToArray());
        }
        catch (InvalidOperationException)
        {
            throw ScimException.Syntax("A text is not valid Unicode.");
        }
    }

    private void WriteUser(JsonElement user)
    {
        List<string> schemas = SchemasOf(user);
        if (!schemas.Exists(UserSchema.IsCore))
        {
            throw ScimException.Syntax($"The attribute schemas must contain {UserSchema.Core}.");
        }

        _writer.WriteStartObject();
        _writer.WriteStartArray("schemas"u8);
        foreach (string urn in schemas)
        {
            _writer.WriteStringValue(urn);
        }

        _writer.WriteEndArray();
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty member in user.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                throw ScimException.Syntax("An attribute occurs twice.");
            }

            WriteMember(member, schemas);
        }

        if (string.IsNullOrWhiteSpace(_userName))
        {
            throw ScimException.Value("The attribute userName is required.");
        }

        if (!_hasActive)
        {
            _writer.WriteBoolean("active"u8, true);
        }

        _writer.WriteEndObject();
    }

    private void WriteMember(JsonProperty member, List<string> schemas)
    {
        switch (member.Name.ToUpperInvariant())
        {
            case "SCHEMAS" or "ID" or "META":
                return;
            case "EXTERNALID":
                _externalId = TextOf(member.Value, "externalId");
                if (_externalId is not null)
                {
                    _writer.WriteString("externalId"u8, _externalId);
                }

                return;
            case "PASSWORD":
                _hasPassword = TextOf(member.Value, "password") is { Length: > 0 };
                return;
        }

        if (_schema.FindExtension(member.Name) is { } extension)
        {
            if (IsUnassigned(member.Value))
            {
                return;
            }

            if (!schemas.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw ScimException.Syntax($"The attribute schemas must contain {member.Name}.");
            }

            _writer.WritePropertyName(member.Name);
            WriteObject(member.Value, extension, member.Name);
            return;
        }

        if (!_schema.Attributes.TryGetValue(member.Name, out AttributeRule? rule))
        {
            throw ScimException.Value($"The schema has no attribute '{member.Name}'.");
        }

        if (rule.IsReadOnly || IsUnassigned(member.Value))
        {
            return;
        }

        _userName = rule.Name == "userName" ? TextOf(member.Value, rule.Name) : _userName;
        _hasActive |= rule.Name == "active";
        _writer.WritePropertyName(rule.Name);
        WriteValue(member.Value, rule, rule.Name);
    }

    private void WriteValue(JsonElement value, AttributeRule rule, string path)
    {
        if (!rule.IsMultiple)
        {
            WriteSingle(value, rule, path);
            return;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw ScimException.Value($"The attribute '{path}' must be an array.");
        }

        int primary = 0;
        _writer.WriteStartArray();
        foreach (JsonElement item in value.EnumerateArray())
        {
            WriteSingle(item, rule, path);
            primary += item.ValueKind == JsonValueKind.Object && item.TryGetProperty("primary"u8, out JsonElement flag) && flag.ValueKind == JsonValueKind.True ? 1 : 0;
        }

        _writer.WriteEndArray();
        if (primary > 1)
        {
            throw ScimException.Value($"The attribute '{path}' must not have more than one primary element.");
        }
    }

    private void WriteSingle(JsonElement value, AttributeRule rule, string path)
    {
        bool isRight = rule.Type.ToUpperInvariant() switch
        {
            "BOOLEAN" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "INTEGER" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "DECIMAL" => value.ValueKind == JsonValueKind.Number,
            "DATETIME" => value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "COMPLEX" => value.ValueKind == JsonValueKind.Object,
            _ => value.ValueKind == JsonValueKind.String && value.GetString() is not null,
        };
        if (!isRight)
        {
            throw ScimException.Value($"The attribute '{path}' must be of the type {rule.Type}.");
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(value, rule.Parts, path);
        }
        else
        {
            value.WriteTo(_writer);
        }
    }

    private void WriteObject(JsonElement value, IReadOnlyDictionary<string, AttributeRule> rules, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw ScimException.Value($"The attribute '{path}' must be an object.");
        }

        HashSet<string>? seen = null;
        _writer.WriteStartObject();
        foreach (JsonProperty member in value.EnumerateObject())
        {
            AttributeRule rule = rules.TryGetValue(member.Name, out AttributeRule? known)
                ? known
                : throw ScimException.Value($"The schema has no attribute '{path}.{member.Name}'.");
            if (!(seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(rule.Name))
            {
                throw ScimException.Syntax("An attribute occurs twice.");
            }

            if (!rule.IsReadOnly && !IsUnassigned(member.Value))
            {
                _writer.WritePropertyName(rule.Name);
                WriteValue(member.Value, rule, path + "." + rule.Name);
            }
        }

        _writer.WriteEndObject();
    }

    private List<string> SchemasOf(JsonElement user)
    {
        List<string> schemas = new();
        if (user.TryGetProperty("schemas"u8, out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement urn in list.EnumerateArray())
            {
                string text = urn.ValueKind == JsonValueKind.String ? urn.GetString()! : string.Empty;
                if (!UserSchema.IsCore(text) && _schema.FindExtension(text) is null)
                {
                    throw ScimException.Syntax("The attribute schemas contains a schema that users do not have.");
                }

                if (!schemas.Contains(text, StringComparer.OrdinalIgnoreCase))
                {
                    schemas.Add(text);
                }
            }
        }

        return schemas;
    }

    private static bool IsUnassigned(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static string? TextOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => throw ScimException.Value($"The attribute '{name}' must be of the type string."),
    };
}
