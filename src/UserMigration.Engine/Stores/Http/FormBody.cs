using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Http;

/// <summary>
/// A body of type <c>application/x-www-form-urlencoded</c> in UTF-8 (RFC 6749, appendix B; the contract of Akamai, section 1, where
/// objects and arrays are sent as JSON text in a single field).
/// </summary>
internal sealed class FormBody
{
    private static readonly byte[] s_hex = Encoding.ASCII.GetBytes("0123456789ABCDEF");

    private byte[] _body = new byte[4 * 1024];
    private int _count;

    /// <summary>Adds a text field.</summary>
    /// <param name="name">The name, which must not need encoding.</param>
    /// <param name="value">The value.</param>
    public FormBody Add(string name, string value) => Add(name, Encoding.UTF8.GetBytes(value));

    /// <summary>Adds a text field.</summary>
    /// <param name="name">The name, which must not need encoding.</param>
    /// <param name="utf8">The value in UTF-8.</param>
    public FormBody Add(string name, byte[] utf8)
    {
        AddName(name);
        Encode(utf8);
        return this;
    }

    /// <summary>Adds a JSON field.</summary>
    /// <param name="name">The name, which must not need encoding.</param>
    /// <param name="write">Writes the JSON.</param>
    public FormBody AddJson(string name, Action<Utf8JsonWriter> write)
    {
        AddName(name);
        using JsonBuffer json = JsonBuffer.Take();
        write(json.Writer);
        Encode(json.Written());
        return this;
    }

    /// <summary>Gets the current content of the body.</summary>
    public ArraySegment<byte> ToBytes() => new ArraySegment<byte>(_body, 0, _count);

    /// <summary>
    /// Gets the current fields as <c>name=value</c> in UTF-8, without form encoding. They are decoded from the body, so that a body that
    /// is not signed is stored only once.
    /// </summary>
    public List<byte[]> ToFields()
    {
        List<byte[]> fields = new List<byte[]>();
        ReadOnlySpan<byte> rest = new ReadOnlySpan<byte>(_body, 0, _count);
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'&');
            fields.Add(Decode(end < 0 ? rest : rest.Slice(0, end)));
            rest = end < 0 ? default : rest.Slice(end + 1);
        }

        return fields;
    }

    private static byte[] Decode(ReadOnlySpan<byte> field)
    {
        byte[] decoded = new byte[field.Length];
        int count = 0;
        for (int i = 0; i < field.Length; i++)
        {
            if (field[i] == (byte)'%')
            {
                decoded[count++] = (byte)((FromHex(field[i + 1]) << 4) | FromHex(field[i + 2]));
                i += 2;
            }
            else
            {
                decoded[count++] = field[i];
            }
        }

        Array.Resize(ref decoded, count);
        return decoded;
    }

    // The digits come from s_hex.
    private static int FromHex(byte digit) => digit <= (byte)'9' ? digit - '0' : digit - 'A' + 10;

    private void AddName(string name)
    {
        Reserve(name.Length + 2);
        if (_count > 0)
        {
            _body[_count++] = (byte)'&';
        }

        _count += Encoding.ASCII.GetBytes(name, 0, name.Length, _body, _count);
        _body[_count++] = (byte)'=';
    }

    private void Encode(ReadOnlySpan<byte> bytes)
    {
        Reserve(checked(bytes.Length * 3));
        byte[] body = _body;
        int count = _count;
        foreach (byte b in bytes)
        {
            if (IsUnreserved(b))
            {
                body[count++] = b;
            }
            else
            {
                body[count++] = (byte)'%';
                body[count++] = s_hex[b >> 4];
                body[count++] = s_hex[b & 15];
            }
        }

        _count = count;
    }

    private void Reserve(int more)
    {
        if (_body.Length - _count < more)
        {
            Array.Resize(ref _body, Math.Max(checked(_count + more), checked(_body.Length * 2)));
        }
    }

    private static bool IsUnreserved(byte b) =>
        b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
            or (byte)'-' or (byte)'_' or (byte)'.' or (byte)'*';
}
