using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// The fields of the form of a call. The error is 100 for a missing field and 200 for an invalid one (contract of
/// Akamai, section 5).
/// </summary>
internal sealed class CallArguments
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _fields;

    public CallArguments(Dictionary<string, ReadOnlyMemory<byte>> fields)
    {
        _fields = fields;
    }

    /// <summary>Returns a required field.</summary>
    public ReadOnlyMemory<byte> Bytes(string name) =>
        _fields.TryGetValue(name, out ReadOnlyMemory<byte> value) && !value.IsEmpty
            ? value
            : throw new CallException(ApiError.MissingArgument, $"The argument {name} is missing.", name);

    /// <summary>Returns a field, or null if it is absent or empty.</summary>
    public string? OptionalText(string name) =>
        _fields.TryGetValue(name, out ReadOnlyMemory<byte> value) && !value.IsEmpty ? Encoding.UTF8.GetString(value.Span) : null;

    public string Text(string name) => Encoding.UTF8.GetString(Bytes(name).Span);

    /// <summary>Returns a number in a range, or the default if it is absent.</summary>
    public int Number(string name, int least, int most, int absent)
    {
        string? text = OptionalText(name);
        return text is null
            ? absent
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
                ? number
                : throw Invalid(name, $"must be a whole number from {least} to {most}");
    }

    /// <summary>
    /// Returns the names in a JSON array, the single name in a JSON string, or null if the field is absent.
    /// </summary>
    public IReadOnlyList<string>? Names(string name)
    {
        if (!_fields.TryGetValue(name, out ReadOnlyMemory<byte> value) || value.IsEmpty)
        {
            return null;
        }

        try
        {
            JsonElement json = JsonSerializer.Deserialize<JsonElement>(value.Span);
            return json.ValueKind == JsonValueKind.String
                ? new[] { json.GetString()! }
                : json.Deserialize<string[]>() is { } names && Array.TrueForAll(names, item => item is not null)
                    ? names
                    : throw Invalid(name, "must be a JSON array of attribute names");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Invalid(name, "must be a JSON array of attribute names");
        }
    }

    /// <summary>Returns the table of the entity type that <c>type_name</c> names.</summary>
    public EntityTable Table(EntityStore store) =>
        store.Find(Text("type_name"))
            ?? throw new CallException(ApiError.UnknownEntityType, "There is no such entity type.", "type_name");

    /// <summary>Reads the records of a field, or its single record.</summary>
    /// <param name="name">The field.</param>
    /// <param name="isArray">Whether it is an array of records.</param>
    /// <param name="table">The entity type.</param>
    /// <param name="mode">The purpose of the records.</param>
    public RecordBatch Records(string name, bool isArray, EntityTable table, NormalizeMode mode)
    {
        ReadOnlyMemory<byte> json = Bytes(name);
        RecordBatch batch = new(json.Length + 64);
        bool isRead = false;
        try
        {
            Utf8JsonReader reader = new(json.Span, JsonStringReader.Options);
            RecordNormalizer normalizer = new(table.Type, json, batch, mode, table.NextElementId);
            reader.Read();
            if (!isArray)
            {
                normalizer.Read(ref reader);
            }
            else if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw Invalid(name, "must be a JSON array of objects");
            }
            else
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    normalizer.Read(ref reader);
                }
            }

            while (reader.Read())
            {
            }

            isRead = true;
            return batch;
        }
        catch (JsonException)
        {
            throw Invalid(name, "must be JSON");
        }
        finally
        {
            if (!isRead)
            {
                batch.Dispose();
            }
        }
    }

    public static CallException Invalid(string name, string words) =>
        new(ApiError.InvalidArgument, $"The argument {name} {words}.", name);
}
