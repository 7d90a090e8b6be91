using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Http;

/// <summary>
/// A body of type <c>application/x-www-form-urlencoded</c> in UTF-8 (RFC 6749, appendix B; the contract of Akamai, section 1, where
/// objects and arrays are sent as JSON text in a single field). It is kept in parts, because the memory of larger arrays is
/// only reused after a collection of all generations.
/// </summary>
internal sealed class FormBody
{
    private const int FirstPart = 4 * 1024;
    private const int LaterPart = 32 * 1024;
    private const int LongestCode = 3;
    private const int CodeSize = sizeof(uint);

    private static readonly uint[] s_codes = Enumerable.Range(0, 256).Select(b => CreateCode((byte)b)).ToArray();

    private readonly List<ArraySegment<byte>> _full = new List<ArraySegment<byte>>();
    private byte[] _part = new byte[FirstPart];
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

    /// <summary>Gets the body of a request.</summary>
    /// <param name="type">The media type, with its parameters.</param>
    public StoreContent ToContent(MediaTypeHeaderValue type) => new StoreContent(type, Parts());

    /// <summary>Overwrites the body with zeros, because it contains a secret.</summary>
    public void Clear()
    {
        foreach (ArraySegment<byte> part in Parts())
        {
            Array.Clear(part.Array!, 0, part.Array!.Length);
        }
    }

    /// <summary>
    /// Gets the current fields as <c>name=value</c> in UTF-8, without form encoding. They are decoded from the body, so that a body that
    /// is not signed is stored only once.
    /// </summary>
    public List<byte[]> ToFields()
    {
        List<byte[]> fields = new List<byte[]>();
        ReadOnlySpan<byte> rest = Parts().SelectMany(part => part).ToArray();
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

    // The digits come from Hex.
    private static int FromHex(byte digit) => digit <= (byte)'9' ? digit - '0' : digit - 'A' + 10;

    private ArraySegment<byte>[] Parts() => _full.Append(new ArraySegment<byte>(_part, 0, _count)).ToArray();

    private void AddName(string name)
    {
        int size = name.Length + 2;
        if (_part.Length - _count < size)
        {
            BeginPart(size);
        }

        if (_full.Count + _count > 0)
        {
            _part[_count++] = (byte)'&';
        }

        _count += Encoding.ASCII.GetBytes(name, 0, name.Length, _part, _count);
        _part[_count++] = (byte)'=';
    }

    /// <summary>Gets the size of text in a form, without writing it.</summary>
    /// <param name="utf8">The text in UTF-8.</param>
    public static long LengthOf(ReadOnlySpan<byte> utf8)
    {
        long length = 0;
        foreach (byte b in utf8)
        {
            length += s_codes[b] >> 24;
        }

        return length;
    }

    private void Encode(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            // The last code is also written in its full size.
            int most = (_part.Length - _count - (CodeSize - LongestCode)) / LongestCode;
            if (most <= 0)
            {
                BeginPart(CodeSize);
                continue;
            }

            ReadOnlySpan<byte> some = bytes.Slice(0, Math.Min(most, bytes.Length));
            _count = Encode(some, _part, _count);
            bytes = bytes.Slice(some.Length);
        }
    }

    [MethodImpl(HotLoop.Compilation)]
    private static int Encode(ReadOnlySpan<byte> bytes, Span<byte> part, int count)
    {
        uint[] codes = s_codes;
        foreach (byte b in bytes)
        {
            uint code = codes[b];
            BinaryPrimitives.WriteUInt32LittleEndian(part.Slice(count), code);
            count += (int)(code >> 24);
        }

        return count;
    }

    private void BeginPart(int size)
    {
        _full.Add(new ArraySegment<byte>(_part, 0, _count));
        _part = new byte[Math.Max(size, LaterPart)];
        _count = 0;
    }

    /// <summary>Gets the code of a byte: its one or three characters in little-endian order, and in the highest byte how many these are.</summary>
    private static uint CreateCode(byte b) => IsUnreserved(b)
        ? b | (1U << 24)
        : '%' | ((uint)Hex(b >> 4) << 8) | ((uint)Hex(b & 15) << 16) | (LongestCode << 24);

    private static char Hex(int digit) => "0123456789ABCDEF"[digit];

    private static bool IsUnreserved(byte b) =>
        b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
            or (byte)'-' or (byte)'_' or (byte)'.' or (byte)'*';
}
