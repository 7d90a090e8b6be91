using System;
using System.Text;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>
/// Reads records from JSON in one pass: checks them against the schema, converts values to the stored form, and
/// collects unique values (contract of Akamai, sections 4 and 5).
/// </summary>
internal sealed class RecordNormalizer
{
    private readonly EntityType _type;
    private readonly RecordBatch _batch;
    private readonly NormalizeMode _mode;
    private readonly Func<long> _nextElementId;
    private readonly JsonStringReader _text = new();
    private readonly ScalarNormalizer _scalars;
    private readonly Utf8Buffer _out;
    private RecordFault? _fault;
    private long? _created;

    public RecordNormalizer(
        EntityType type,
        ReadOnlyMemory<byte> input,
        RecordBatch batch,
        NormalizeMode mode,
        Func<long> nextElementId)
    {
        _type = type;
        _batch = batch;
        _mode = mode;
        _nextElementId = nextElementId;
        _out = batch.Documents;
        _scalars = new ScalarNormalizer(input, _text, batch);
    }

    /// <summary>Reads a record. The reader must be at its first token, and is left at its last token.</summary>
    /// <param name="reader">The reader.</param>
    /// <exception cref="JsonException">The text is not valid JSON, which is an error of the whole call.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        Utf8JsonReader start = reader;
        int document = _out.Count;
        int firstKey = _batch.Keys.Count;
        int keyBytes = _batch.KeyBytes.Count;
        _fault = null;
        _created = null;
        bool isRead = reader.TokenType == JsonTokenType.StartObject
            ? ReadObject(ref reader, _type.Attributes, isRoot: true, isElement: false)
            : Fail(RecordFault.NotAnObject());
        if (!isRead)
        {
            reader = start;
            reader.Skip();
            _out.Truncate(document);
            _batch.KeyBytes.Truncate(keyBytes);
            _batch.Keys.RemoveRange(firstKey, _batch.Keys.Count - firstKey);
        }

        _batch.Records.Add(new PreparedRecord(
            _fault,
            document,
            _out.Count - document,
            firstKey,
            _batch.Keys.Count - firstKey,
            _created));
    }

    private bool ReadObject(ref Utf8JsonReader reader, AttributeSet set, bool isRoot, bool isElement)
    {
        Span<ulong> named = stackalloc ulong[(set.Attributes.Length / 64) + 1];
        Span<ulong> filled = stackalloc ulong[named.Length];
        bool hasId = false;
        bool isFirst = true;
        _out.Append((byte)'{');
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!_text.TryRead(ref reader, out ReadOnlySpan<byte> name))
            {
                return Fail(new RecordFault(ApiError.InvalidDataFormat, "an attribute's name is no text", null));
            }

            if (isElement && name.SequenceEqual("id"u8))
            {
                if (hasId || !ReadElementId(ref reader, set, ref isFirst, ref hasId))
                {
                    return Fail(_fault ?? new RecordFault(ApiError.InvalidDataFormat, "an id occurs twice", set.Path + "/id"));
                }

                continue;
            }

            AttributeDefinition? attribute = set.Find(name);
            if (attribute is null)
            {
                return Fail(RecordFault.Unknown(set.Path, Encoding.UTF8.GetString(name)));
            }

            ulong bit = 1UL << (attribute.Index & 63);
            if ((named[attribute.Index >> 6] & bit) != 0)
            {
                return Fail(RecordFault.Create(ApiError.InvalidDataFormat, attribute, "attribute occurs twice"));
            }

            named[attribute.Index >> 6] |= bit;
            reader.Read();
            int mark = _out.Count;
            if (!isFirst)
            {
                _out.Append((byte)',');
            }

            _out.Append(attribute.Member);
            Outcome outcome = isRoot && attribute.IsReserved
                ? ReadReserved(ref reader, attribute)
                : ReadValue(ref reader, attribute);
            if (outcome == Outcome.Failed)
            {
                return false;
            }

            if (outcome == Outcome.Blank && _mode == NormalizeMode.Patch && !attribute.IsReserved)
            {
                if (attribute.IsRequired)
                {
                    return Fail(RecordFault.Create(ApiError.MissingRequiredAttribute, attribute, "missing required attribute"));
                }

                _out.Append("null"u8);
                isFirst = false;
            }
            else if (outcome == Outcome.Blank)
            {
                _out.Truncate(mark);
            }
            else
            {
                filled[attribute.Index >> 6] |= bit;
                isFirst = false;
            }
        }

        if (isElement && !hasId && _mode != NormalizeMode.Patch)
        {
            AppendId(_nextElementId(), ref isFirst);
        }

        _out.Append((byte)'}');
        return _mode == NormalizeMode.Patch || HasRequired(set, filled);
    }

    private Outcome ReadValue(ref Utf8JsonReader reader, AttributeDefinition attribute)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return Outcome.Blank;
        }

        switch (attribute.Kind)
        {
            case AttributeKind.Object when reader.TokenType == JsonTokenType.StartObject:
                return ReadObject(ref reader, attribute.Children!, isRoot: false, isElement: false) ? Outcome.Written : Outcome.Failed;
            case AttributeKind.Plural when reader.TokenType == JsonTokenType.StartArray:
                return ReadPlural(ref reader, attribute) ? Outcome.Written : Outcome.Failed;
            case AttributeKind.Object or AttributeKind.Plural:
                Fail(RecordFault.Create(ApiError.InvalidJsonType, attribute, "value has the wrong JSON type"));
                return Outcome.Failed;
            default:
                Outcome outcome = _scalars.Write(ref reader, attribute);
                _fault = _scalars.Fault;
                return outcome;
        }
    }

    private bool ReadPlural(ref Utf8JsonReader reader, AttributeDefinition attribute)
    {
        int start = _out.Count;
        _out.Append((byte)'[');
        bool isFirst = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return Fail(RecordFault.Create(ApiError.InvalidJsonType, attribute, "an element of a plural must be an object"));
            }

            if (!isFirst)
            {
                _out.Append((byte)',');
            }

            isFirst = false;
            if (!ReadObject(ref reader, attribute.Children!, isRoot: false, isElement: true))
            {
                return false;
            }
        }

        _out.Append((byte)']');
        RecordFault? twice = attribute.Children!.HasLocallyUnique && _mode != NormalizeMode.Patch
            ? LocalUniqueness.Check(attribute.Children, _out.Memory.Slice(start))
            : null;
        return twice is null || Fail(twice);
    }

    private bool ReadElementId(ref Utf8JsonReader reader, AttributeSet set, ref bool isFirst, ref bool hasId)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_mode == NormalizeMode.Create)
        {
            return Fail(new RecordFault(ApiError.IdInNewRecord, $"a new element can't have an id: {set.Path}", set.Path + "/id"));
        }

        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long id))
        {
            return Fail(new RecordFault(ApiError.InvalidJsonType, $"an id must be an integer: {set.Path}/id", set.Path + "/id"));
        }

        AppendId(id, ref isFirst);
        hasId = true;
        return true;
    }

    private void AppendId(long id, ref bool isFirst)
    {
        _out.Append(isFirst ? "\"id\":"u8 : ",\"id\":"u8);
        _scalars.AppendNumber(id);
        isFirst = false;
    }

    // The client can set "created" only when it creates the record. It can never set the others.
    private Outcome ReadReserved(ref Utf8JsonReader reader, AttributeDefinition attribute)
    {
        if (_mode != NormalizeMode.Create || attribute.Name != "created")
        {
            Fail(RecordFault.Create(ApiError.ReservedAttribute, attribute, "attribute is reserved"));
            return Outcome.Failed;
        }

        if (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty))
        {
            return Outcome.Blank;
        }

        if (reader.TokenType != JsonTokenType.String
            || !_text.TryRead(ref reader, out ReadOnlySpan<byte> text)
            || !DateConverter.TryParse(text, out DateTime time))
        {
            Fail(RecordFault.Create(ApiError.InvalidDateTime, attribute, "value is no date and time"));
            return Outcome.Failed;
        }

        _created = DateConverter.ToMicroseconds(time);
        return Outcome.Blank;
    }

    private bool HasRequired(AttributeSet set, ReadOnlySpan<ulong> filled)
    {
        foreach (AttributeDefinition attribute in set.Attributes)
        {
            if (attribute.IsRequired && !attribute.IsReserved && (filled[attribute.Index >> 6] & (1UL << (attribute.Index & 63))) == 0)
            {
                return Fail(RecordFault.Create(ApiError.MissingRequiredAttribute, attribute, "missing required attribute"));
            }
        }

        return true;
    }

    private bool Fail(RecordFault fault)
    {
        _fault = fault;
        return false;
    }
}
