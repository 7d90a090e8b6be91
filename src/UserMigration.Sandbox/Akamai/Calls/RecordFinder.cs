using System;
using System.Globalization;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// Reads which record a call refers to: <c>uuid</c>, <c>id</c>, or <c>key_attribute</c> with <c>key_value</c> as JSON
/// text (contract of Akamai, section 3).
/// </summary>
internal static class RecordFinder
{
    /// <summary>Reads the key of the record.</summary>
    /// <returns>A function that looks up the record and returns null if it does not exist.</returns>
    public static Func<EntityRow?> Read(CallArguments arguments, EntityTable table)
    {
        string? uuid = arguments.OptionalText("uuid");
        if (uuid is not null)
        {
            return ByUuid(table, uuid);
        }

        string? id = arguments.OptionalText("id");
        if (id is not null)
        {
            return long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? () => table.FindById(number)
                : throw CallArguments.Invalid("id", "must be a whole number");
        }

        string? name = arguments.OptionalText("key_attribute");
        return name is null
            ? throw new CallException(ApiError.MissingArgument, "One of uuid, id and key_attribute is needed.", "uuid")
            : ByKey(table, name, arguments.Bytes("key_value"));
    }

    /// <summary>Creates the error 310: the record does not exist.</summary>
    public static CallException NotFound() => new(ApiError.RecordNotFound, "There is no such record.");

    /// <summary>Converts a value to the form in the index of unique values, or null if no record can have it.</summary>
    /// <exception cref="JsonException">The value is not valid JSON.</exception>
    public static byte[]? Fold(AttributeDefinition attribute, ReadOnlyMemory<byte> json)
    {
        using RecordBatch batch = new(json.Length + 64);
        Utf8JsonReader reader = new(json.Span, JsonStringReader.Options);
        reader.Read();
        ScalarNormalizer scalars = new(json, new JsonStringReader(), batch);
        Outcome outcome = reader.TokenType == JsonTokenType.Null ? Outcome.Blank : scalars.Write(ref reader, attribute);
        if (outcome == Outcome.Failed && scalars.Fault!.Error == ApiError.InvalidJsonType)
        {
            throw CallArguments.Invalid("key_value", "has the wrong JSON type");
        }

        while (reader.Read())
        {
        }

        return outcome == Outcome.Written ? batch.Value(batch.Keys[0]).ToArray() : null;
    }

    private static Func<EntityRow?> ByUuid(EntityTable table, string text) =>
        Guid.TryParseExact(text, "D", out Guid uuid) ? () => table.FindByUuid(uuid) : () => null;

    private static Func<EntityRow?> ByKey(EntityTable table, string name, ReadOnlyMemory<byte> value)
    {
        AttributeDefinition attribute = table.Type.FindPath(name)?[^1]
            ?? throw new CallException(RecordFault.Unknown(string.Empty, name), "key_attribute");
        try
        {
            if (attribute.IsReserved && attribute.Kind is AttributeKind.Uuid)
            {
                return ByUuid(table, JsonSerializer.Deserialize<string>(value.Span) ?? string.Empty);
            }

            if (attribute.IsReserved && attribute.Kind is AttributeKind.Id)
            {
                long id = JsonSerializer.Deserialize<long>(value.Span);
                return () => table.FindById(id);
            }

            if (attribute.KeyNumber < 0)
            {
                throw CallArguments.Invalid("key_attribute", "must name an attribute whose values are unique");
            }

            byte[]? key = Fold(attribute, value);
            return key is null ? () => null : () => table.FindByKey(attribute, key);
        }
        catch (JsonException)
        {
            throw CallArguments.Invalid("key_value", "must be JSON text; a string is quoted");
        }
    }
}
