using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Reads the field setup (contract, section 6): a system field is a member of the user, and a custom field is a member of its
/// <c>customFields</c>. The members of a user that are not fields are added. If a text field has a regular expression, its lengths are
/// ignored. Members of a field that are missing, null or of an unexpected type are ignored.
/// </summary>
internal static class CidaasSchema
{
    private const int MostLength = 1_000_000_000;

    private static readonly string[] s_around = { "data", "fields" };
    private static readonly string[] s_words = { "required", "unique", "readOnly", "internal", "is_list" };
    private static readonly string[] s_withOptions = { "SELECT", "RADIO", "MULTISELECT" };

    /// <summary>Reads the attributes of a field setup.</summary>
    /// <param name="root">The answer of the store, only its member <c>data</c>, or other JSON that contains the array of fields.</param>
    /// <param name="place">The source of the field setup, for the message.</param>
    /// <exception cref="MigrationException">The JSON is not a field setup.</exception>
    public static IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement root, string place)
    {
        if (FieldsOf(root) is not { } fields)
        {
            throw SchemaErrors.NotUnderstood(place, "it does not have an array of fields.", CidaasSchemaDialect.WantedText);
        }

        JsonElement[] known = fields.EnumerateArray().Where(field => SchemaJson.Text(field, "fieldKey") is not null).ToArray();
        if (known.Length == 0)
        {
            throw fields.GetArrayLength() == 0
                ? SchemaErrors.Empty(place)
                : SchemaErrors.NotUnderstood(place, "none of its fields has a fieldKey.", CidaasSchemaDialect.WantedText);
        }

        return Arrange(known);
    }

    /// <summary>Finds the array of fields; null if there is none.</summary>
    /// <param name="root">The JSON.</param>
    public static JsonElement? FieldsOf(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root;
        }

        return s_around
            .Select(name => SchemaJson.Member(root, name) is { } inner ? FieldsOf(inner) : null)
            .FirstOrDefault(found => found is not null);
    }

    private static List<SchemaAttribute> Arrange(JsonElement[] fields)
    {
        JsonElement[] inOrder = fields.OrderByDescending(IsEnabled).ToArray();
        List<SchemaAttribute> custom = new List<SchemaAttribute>();
        List<SchemaAttribute> address = new List<SchemaAttribute>();
        List<SchemaAttribute> roots = new List<SchemaAttribute>();
        SchemaAttribute? group = null;
        HashSet<string> paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement field in fields)
        {
            // If two fields have the same key, the enabled one is used.
            SchemaAttribute attribute = Read(field);
            bool isShadowed = !attribute.IsEnabled && inOrder.Any(other => IsEnabled(other) && PathOf(other) == attribute.Path);
            if (isShadowed || !paths.Add(attribute.Path))
            {
                continue;
            }

            if (attribute.Path == CidaasMembers.Address)
            {
                group = attribute;
            }
            else
            {
                (attribute.Path == attribute.Name ? roots : IsCustom(field) ? custom : address).Add(attribute);
            }
        }

        roots.Add(CreateAddress(group, address));
        roots.Add(CreateObject(CidaasMembers.CustomFields, custom));
        roots.AddRange(CidaasMembers.Schema.Where(member => !paths.Contains(member.Path)));
        return roots;
    }

    // The fields of an address are not documented. If none is listed, the members are those of the entity.
    private static SchemaAttribute CreateAddress(SchemaAttribute? group, List<SchemaAttribute> parts) => CreateObject(
        CidaasMembers.Address,
        parts.Count > 0
            ? parts
            : CidaasMembers.AddressParts
                .Select(name => new SchemaAttribute(name, CidaasMembers.Address + "." + name, "string") { IsEnabled = group?.IsEnabled != false })
                .ToList());

    private static SchemaAttribute CreateObject(string name, List<SchemaAttribute> parts) =>
        new SchemaAttribute(name, name, "object") { IsObject = true, Attributes = parts };

    private static SchemaAttribute Read(JsonElement field)
    {
        string path = PathOf(field);
        string type = SchemaJson.Text(field, "dataType")?.Trim() ?? "string";
        JsonElement definition = SchemaJson.Member(field, "fieldDefinition") ?? default;
        string? pattern = SchemaJson.Text(definition, "regex");
        bool isNumber = type.Equals("NUMBER", StringComparison.OrdinalIgnoreCase);
        (decimal? least, decimal? most) = RangeOf(definition, isNumber);
        return new SchemaAttribute(KeyOf(field), path, type)
        {
            BaseType = SchemaJson.Text(field, "baseDataType"),
            IsEnabled = IsEnabled(field),
            IsRequired = SchemaJson.Boolean(field, "required") == true,
            IsUnique = SchemaJson.Boolean(field, "unique") == true,
            IsReadOnly = SchemaJson.Boolean(field, "readOnly") == true,
            IsInternal = SchemaJson.Boolean(field, "internal") == true,
            IsList = SchemaJson.Boolean(field, "is_list") == true,
            Minimum = isNumber ? least : null,
            Maximum = isNumber ? most : null,
            MinimumLength = isNumber || pattern is not null ? null : ToLength(least),
            Length = isNumber || pattern is not null ? null : ToLength(most),
            Earliest = DateOf(definition, "minDate"),
            Latest = DateOf(definition, "maxDate"),
            Pattern = pattern,
            Options = Array.IndexOf(s_withOptions, type.ToUpperInvariant()) >= 0 ? SchemaJson.Texts(definition, "attributesKeys") : Array.Empty<string>(),
            Constraints = ConstraintsOf(field).ToArray(),
            Description = DescriptionOf(field),
        };
    }

    private static IEnumerable<string> ConstraintsOf(JsonElement field) =>
        s_words.Where(name => SchemaJson.Boolean(field, name) == true);

    // If the store does not have this member, all fields are enabled.
    private static bool IsEnabled(JsonElement field) => SchemaJson.Boolean(field, "enabled") != false;

    private static string KeyOf(JsonElement field) => SchemaJson.Text(field, "fieldKey")!;

    private static bool IsCustom(JsonElement field)
    {
        string? type = SchemaJson.Text(field, "fieldType")?.Trim();
        return "CUSTOM".Equals(type, StringComparison.OrdinalIgnoreCase)
            || (!"SYSTEM".Equals(type, StringComparison.OrdinalIgnoreCase) && !CidaasMembers.IsSystemField(KeyOf(field)));
    }

    /// <summary>
    /// Gets the path of the attribute. Groups of fields only affect the forms that users see, and so are not part of the path. The exception
    /// is the address, which is also an object in the entity.
    /// </summary>
    private static string PathOf(JsonElement field)
    {
        string key = KeyOf(field);
        if (IsCustom(field))
        {
            return CidaasMembers.CustomFields + "." + key;
        }

        bool isOfAddress = CidaasMembers.AddressParts.Contains(key) || SchemaJson.Text(field, "parent_group_id") == CidaasMembers.Address;
        return isOfAddress && key != CidaasMembers.Address ? CidaasMembers.Address + "." + key : key;
    }

    // A field without limits has zeros.
    private static (decimal? Least, decimal? Most) RangeOf(JsonElement definition, bool isNumber)
    {
        decimal? least = SchemaJson.Number(definition, "minLength");
        decimal? most = SchemaJson.Number(definition, "maxLength");
        if (isNumber)
        {
            return least is null or 0 && most is null or 0 ? (null, null) : (least, most == 0 && least > 0 ? null : most);
        }

        return (least > 0 ? least : null, most > 0 && !(most < least) ? most : null);
    }

    private static int? ToLength(decimal? number) => number is >= 0 and <= MostLength ? (int)number.Value : null;

    private static DateTimeOffset? DateOf(JsonElement definition, string name) =>
        SchemaJson.Text(definition, name) is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset date)
            && date.Year > 1
            ? date
            : null;

    private static string DescriptionOf(JsonElement field)
    {
        if (SchemaJson.Member(field, "localeTexts") is not { ValueKind: JsonValueKind.Array } texts)
        {
            return string.Empty;
        }

        JsonElement[] named = texts.EnumerateArray().Where(text => SchemaJson.Text(text, "name") is not null).ToArray();
        JsonElement english = named.FirstOrDefault(text => SchemaJson.Text(text, "locale")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true);
        return SchemaJson.Text(english, "name") ?? (named.Length > 0 ? SchemaJson.Text(named[0], "name") : null) ?? string.Empty;
    }
}
