using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox.Cidaas.Setup;

/// <summary>
/// Reads a field setup: a saved answer of the API, or only its array (contract of cidaas, section 6).
/// </summary>
internal static class FieldSetupReader
{
    private static readonly string[] s_lists = { "MULTISELECT", "ARRAY" };

    /// <summary>Reads a field setup from a file, or the built-in one.</summary>
    /// <param name="path">The path of the file, or null for the built-in field setup.</param>
    /// <exception cref="StartException">The file can't be read.</exception>
    public static FieldSetup Read(string? path)
    {
        try
        {
            using Stream stream = path is null
                ? typeof(FieldSetupReader).Assembly.GetManifestResourceStream("fields.json")!
                : File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream);
            JsonElement root = document.RootElement;
            JsonElement list = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data"u8, out JsonElement data) ? data : root;
            if (list.ValueKind != JsonValueKind.Array)
            {
                throw Wrong(path, "it is neither an array of fields nor an object with such an array in data.");
            }

            List<Field> fields = list.EnumerateArray().Select((field, index) => ReadField(path, field, index)).ToList();
            string? twice = fields.GroupBy(field => field.Key).FirstOrDefault(group => group.Count() > 1)?.Key;
            return twice is null ? new FieldSetup(fields) : throw Wrong(path, $"the field '{twice}' is defined twice.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw Wrong(path, exception.Message, exception);
        }
    }

    private static Field ReadField(string? path, JsonElement json, int index)
    {
        if (Text(json, "fieldKey") is not { Length: > 0 } key)
        {
            throw Wrong(path, $"field {index + 1} does not have a fieldKey.");
        }

        string dataType = (Text(json, "dataType") ?? "TEXT").ToUpperInvariant();
        JsonElement rules = json.TryGetProperty("fieldDefinition"u8, out JsonElement definition) ? definition : default;
        return new Field
        {
            Key = key,
            IsCustom = !"SYSTEM".Equals(Text(json, "fieldType"), StringComparison.OrdinalIgnoreCase),
            DataType = dataType,
            Kind = KindOf(dataType, Text(json, "baseDataType")),
            IsList = Array.IndexOf(s_lists, dataType) >= 0 || Flag(json, "is_list") == true,
            IsEnabled = Flag(json, "enabled") ?? true,
            IsRequired = Flag(json, "required") ?? false,
            Pattern = PatternOf(Text(rules, "regex")),
            Least = Number(rules, "minLength"),
            Most = Number(rules, "maxLength"),
            Earliest = Text(rules, "minDate"),
            Latest = Text(rules, "maxDate"),
            Options = OptionsOf(rules),
            Json = JsonSerializer.SerializeToUtf8Bytes(json),
        };
    }

    // A known base type takes precedence. Only "string" is documented.
    private static FieldKind KindOf(string dataType, string? baseDataType) => (baseDataType?.ToUpperInvariant(), dataType) switch
    {
        ("STRING", "GROUPING") => FieldKind.Group,
        ("STRING", _) => FieldKind.Text,
        ("NUMBER" or "INTEGER" or "INT" or "LONG" or "FLOAT" or "DOUBLE", _) => FieldKind.Number,
        ("BOOLEAN" or "BOOL", _) => FieldKind.Boolean,
        (_, "NUMBER") => FieldKind.Number,
        (_, "CHECKBOX" or "CONSENT") => FieldKind.Boolean,
        (_, "GROUPING") => FieldKind.Group,
        _ => FieldKind.Text,
    };

    // Patterns are in the syntax of Go. Patterns that this engine can't match in linear time are ignored.
    private static Regex? PatternOf(string? pattern)
    {
        try
        {
            return string.IsNullOrEmpty(pattern)
                ? null
                : new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static HashSet<string> OptionsOf(JsonElement rules)
    {
        HashSet<string> options = new(StringComparer.Ordinal);
        if (rules.ValueKind == JsonValueKind.Object
            && rules.TryGetProperty("attributesKeys"u8, out JsonElement keys)
            && keys.ValueKind == JsonValueKind.Array)
        {
            options.UnionWith(keys.EnumerateArray().Where(key => key.ValueKind == JsonValueKind.String).Select(key => key.GetString()!));
        }

        return options;
    }

    private static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool? Flag(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    private static double? Number(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : null;

    private static StartException Wrong(string? path, string reason, Exception? inner = null) =>
        new($"The schema file '{path}' is not a valid field setup: {reason}", inner);
}
