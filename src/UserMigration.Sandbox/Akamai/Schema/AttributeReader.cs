using System;
using System.Collections.Generic;
using System.Text.Json;

namespace UserMigration.Sandbox.Akamai.Schema;

/// <summary>Reads the elements of <c>attr_defs</c> (contract of Akamai, section 4).</summary>
internal static class AttributeReader
{
    /// <summary>Reads all elements.</summary>
    /// <param name="defs">The array.</param>
    /// <param name="parentPath">The path that contains the attributes.</param>
    /// <exception cref="FormatException">The JSON is not a valid schema.</exception>
    public static List<AttributeDefinition> ReadAll(JsonElement defs, string parentPath)
    {
        List<AttributeDefinition> attributes = new();
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonElement def in defs.EnumerateArray())
        {
            AttributeDefinition attribute = Read(def, parentPath);
            if (!names.Add(attribute.Name))
            {
                throw new FormatException($"the attribute '{attribute.Path}' is defined twice.");
            }

            attributes.Add(attribute);
        }

        return attributes;
    }

    private static AttributeDefinition Read(JsonElement def, string parentPath)
    {
        string? name = Text(def, "name");
        string? type = Text(def, "type");
        if (string.IsNullOrEmpty(name) || type is null)
        {
            throw new FormatException($"an attribute under '{parentPath}/' does not have a name or a type.");
        }

        string path = parentPath + "/" + name;
        AttributeKind kind = ToKind(type);
        return new AttributeDefinition(name, parentPath, kind)
        {
            Length = def.TryGetProperty("length", out JsonElement length)
                && length.ValueKind == JsonValueKind.Number
                && length.TryGetInt32(out int characters)
                ? characters
                : null,
            IsCaseSensitive = def.TryGetProperty("case-sensitive", out JsonElement sensitive)
                && sensitive.ValueKind == JsonValueKind.True,
            Constraints = ReadConstraints(def),
            Children = kind is AttributeKind.Object or AttributeKind.Plural ? ReadChildren(def, path) : null,
            Source = def,
        };
    }

    private static AttributeSet ReadChildren(JsonElement def, string path)
    {
        if (!def.TryGetProperty("attr_defs", out JsonElement defs) || defs.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"the attribute '{path}' does not have the array 'attr_defs'.");
        }

        return new AttributeSet(path, ReadAll(defs, path));
    }

    private static AttributeConstraints ReadConstraints(JsonElement def)
    {
        AttributeConstraints constraints = AttributeConstraints.None;
        if (def.TryGetProperty("constraints", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in list.EnumerateArray())
            {
                constraints |= item.ValueKind == JsonValueKind.String ? ToConstraint(item.GetString()!) : AttributeConstraints.None;
            }
        }

        return constraints;
    }

    private static string? Text(JsonElement def, string name) =>
        def.ValueKind == JsonValueKind.Object
            && def.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static AttributeConstraints ToConstraint(string name) => name switch
    {
        "required" => AttributeConstraints.Required,
        "unique" => AttributeConstraints.Unique,
        "locally-unique" => AttributeConstraints.LocallyUnique,
        "email-address" => AttributeConstraints.EmailAddress,
        "alphabetic" => AttributeConstraints.Alphabetic,
        "alphanumeric" => AttributeConstraints.Alphanumeric,
        "unicode-letters" => AttributeConstraints.UnicodeLetters,
        "unicode-printable" => AttributeConstraints.UnicodePrintable,
        _ => AttributeConstraints.None,
    };

    private static AttributeKind ToKind(string type) => type switch
    {
        "string" => AttributeKind.String,
        "boolean" => AttributeKind.Boolean,
        "integer" => AttributeKind.Integer,
        "decimal" => AttributeKind.Decimal,
        "date" => AttributeKind.Date,
        "dateTime" => AttributeKind.DateTime,
        "ipAddress" => AttributeKind.IpAddress,
        "uuid" => AttributeKind.Uuid,
        "id" => AttributeKind.Id,
        "object" => AttributeKind.Object,
        "plural" => AttributeKind.Plural,
        _ => type.StartsWith("password", StringComparison.Ordinal) ? AttributeKind.Password : AttributeKind.Json,
    };
}
