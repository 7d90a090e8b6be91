using System;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>
/// Converts single values to the stored form. CSV tools send strings, so strings are also accepted for booleans and
/// numbers; an empty value clears (contract of Akamai, section 4).
/// </summary>
internal sealed class ScalarNormalizer
{
    private readonly ReadOnlyMemory<byte> _input;
    private readonly JsonStringReader _text;
    private readonly RecordBatch _batch;
    private readonly Utf8Buffer _out;

    public ScalarNormalizer(ReadOnlyMemory<byte> input, JsonStringReader text, RecordBatch batch)
    {
        _input = input;
        _text = text;
        _batch = batch;
        _out = batch.Documents;
    }

    /// <summary>The reason why the last value was refused, or null.</summary>
    public RecordFault? Fault { get; private set; }

    /// <summary>Writes the value at the reader. The caller must have handled null.</summary>
    public Outcome Write(ref Utf8JsonReader reader, AttributeDefinition attribute)
    {
        Fault = null;
        if (attribute.Kind == AttributeKind.Json)
        {
            return CopyJson(ref reader, attribute);
        }

        if (attribute.Kind == AttributeKind.Password && reader.TokenType == JsonTokenType.StartObject)
        {
            return CopyPassword(ref reader, attribute);
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            return WriteLiteral(ref reader, attribute);
        }

        if (!_text.TryRead(ref reader, out ReadOnlySpan<byte> text))
        {
            return Fail(ApiError.InvalidDataFormat, attribute, "value is no text");
        }

        if (attribute.Kind is not (AttributeKind.String or AttributeKind.Password))
        {
            text = text.Trim(" \t\r\n"u8);
        }

        return text.IsEmpty ? Outcome.Blank : WriteText(ref reader, attribute, text);
    }

    public void AppendNumber(long number)
    {
        Utf8Formatter.TryFormat(number, _out.GetSpan(24), out int written);
        _out.Advance(written);
    }

    private Outcome WriteText(ref Utf8JsonReader reader, AttributeDefinition attribute, scoped ReadOnlySpan<byte> text)
    {
        switch (attribute.Kind)
        {
            case AttributeKind.String:
                Fault = TextRules.Check(attribute, text);
                if (Fault is not null)
                {
                    return Outcome.Failed;
                }

                _out.Append((byte)'"');
                _out.Append(reader.ValueSpan);
                _out.Append((byte)'"');
                AddKey(attribute, text);
                return Outcome.Written;
            case AttributeKind.Password:
                _out.Append(PasswordHasher.Hash(text));
                return Outcome.Written;
            case AttributeKind.Boolean:
                return WriteBoolean(attribute, text);
            case AttributeKind.Integer or AttributeKind.Id:
                return Utf8Parser.TryParse(text, out long number, out int used) && used == text.Length
                    ? WriteInteger(attribute, number)
                    : Fail(ApiError.InvalidDataFormat, attribute, "value is no integer");
            case AttributeKind.Decimal:
                return decimal.TryParse(Encoding.UTF8.GetString(text), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount)
                    ? WriteBare(attribute, amount.ToString(CultureInfo.InvariantCulture))
                    : Fail(ApiError.InvalidDataFormat, attribute, "value is no decimal number");
            case AttributeKind.Date or AttributeKind.DateTime:
                return DateConverter.TryParse(text, out DateTime time)
                    ? WriteQuoted(attribute, ToStored(attribute, text, time))
                    : Fail(ApiError.InvalidDateTime, attribute, "value is no date and time of the form yyyy-mm-dd hh:mm:ss");
            case AttributeKind.Uuid:
                return Guid.TryParseExact(Encoding.UTF8.GetString(text), "D", out Guid uuid)
                    ? WriteQuoted(attribute, uuid.ToString("D"))
                    : Fail(ApiError.InvalidDataFormat, attribute, "value is no UUID");
            default:
                return WriteIpAddress(attribute, Encoding.UTF8.GetString(text));
        }
    }

    private static string ToStored(AttributeDefinition attribute, ReadOnlySpan<byte> text, DateTime time) =>
        attribute.Kind == AttributeKind.Date ? Encoding.UTF8.GetString(text.Slice(0, 10)) : DateConverter.ToDateTime(time);

    private Outcome WriteLiteral(ref Utf8JsonReader reader, AttributeDefinition attribute)
    {
        switch (attribute.Kind)
        {
            case AttributeKind.Boolean when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                return WriteBare(attribute, reader.TokenType == JsonTokenType.True ? "true" : "false");
            case AttributeKind.Integer or AttributeKind.Id when reader.TokenType == JsonTokenType.Number:
                return reader.TryGetInt64(out long number)
                    ? WriteInteger(attribute, number)
                    : Fail(ApiError.InvalidDataFormat, attribute, "value is no integer");
            case AttributeKind.Decimal when reader.TokenType == JsonTokenType.Number:
                return reader.TryGetDecimal(out decimal amount)
                    ? WriteBare(attribute, amount.ToString(CultureInfo.InvariantCulture))
                    : Fail(ApiError.InvalidDataFormat, attribute, "value is no decimal number");
            default:
                return Fail(ApiError.InvalidJsonType, attribute, "value has the wrong JSON type");
        }
    }

    private Outcome WriteBoolean(AttributeDefinition attribute, ReadOnlySpan<byte> text)
    {
        bool isTrue = Ascii.EqualsIgnoreCase(text, "true"u8);
        return isTrue || Ascii.EqualsIgnoreCase(text, "false"u8)
            ? WriteBare(attribute, isTrue ? "true" : "false")
            : Fail(ApiError.InvalidDataFormat, attribute, "value is no boolean");
    }

    private Outcome WriteInteger(AttributeDefinition attribute, long number)
    {
        int start = _out.Count;
        AppendNumber(number);
        AddKey(attribute, _out.Span.Slice(start));
        return Outcome.Written;
    }

    // Only IPv4, and only in its full form.
    private Outcome WriteIpAddress(AttributeDefinition attribute, string text) =>
        text.Split('.').Length == 4
            && IPAddress.TryParse(text, out IPAddress? address)
            && address.AddressFamily == AddressFamily.InterNetwork
            ? WriteQuoted(attribute, address.ToString())
            : Fail(ApiError.InvalidDataFormat, attribute, "value is no IPv4 address");

    private Outcome CopyJson(ref Utf8JsonReader reader, AttributeDefinition attribute)
    {
        int start = (int)reader.TokenStartIndex;
        if (!_text.TrySkip(ref reader))
        {
            return Fail(ApiError.InvalidDataFormat, attribute, "value holds text that is none");
        }

        _out.Append(_input.Span.Slice(start, (int)reader.BytesConsumed - start));
        return Outcome.Written;
    }

    // {"type":"password-…","value":"…"}, kept unchanged: the customer can extend the list of types (contract, section
    // 6).
    private Outcome CopyPassword(ref Utf8JsonReader reader, AttributeDefinition attribute)
    {
        int start = (int)reader.TokenStartIndex;
        bool hasType = false;
        bool hasValue = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8);
            bool isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if ((isType || isValue)
                && (reader.TokenType != JsonTokenType.String || !_text.TryRead(ref reader, out ReadOnlySpan<byte> text) || text.IsEmpty
                    || (isType && !text.StartsWith("password-"u8))))
            {
                return Fail(ApiError.InvalidDataFormat, attribute, "value is no password object with a type and a value");
            }

            hasType |= isType;
            hasValue |= isValue;
            if (!_text.TrySkip(ref reader))
            {
                return Fail(ApiError.InvalidDataFormat, attribute, "value holds text that is none");
            }
        }

        if (!hasType || !hasValue)
        {
            return Fail(ApiError.InvalidDataFormat, attribute, "value is no password object with a type and a value");
        }

        _out.Append(_input.Span.Slice(start, (int)reader.BytesConsumed - start));
        return Outcome.Written;
    }

    private Outcome WriteQuoted(AttributeDefinition attribute, string text)
    {
        _out.Append((byte)'"');
        WriteBare(attribute, text);
        _out.Append((byte)'"');
        return Outcome.Written;
    }

    private Outcome WriteBare(AttributeDefinition attribute, string text)
    {
        int start = _out.Count;
        _out.Advance(Encoding.UTF8.GetBytes(text, _out.GetSpan(text.Length * 3)));
        AddKey(attribute, _out.Span.Slice(start));
        return Outcome.Written;
    }

    private void AddKey(AttributeDefinition attribute, ReadOnlySpan<byte> value)
    {
        if (attribute.KeyNumber >= 0)
        {
            int start = _batch.KeyBytes.Count;
            KeyFolding.Append(_batch.KeyBytes, value, attribute.IsCaseSensitive);
            _batch.Keys.Add(new RecordKey(attribute, start, _batch.KeyBytes.Count - start));
        }
    }

    private Outcome Fail(ApiError error, AttributeDefinition attribute, string words)
    {
        Fault = RecordFault.Create(error, attribute, words);
        return Outcome.Failed;
    }
}
