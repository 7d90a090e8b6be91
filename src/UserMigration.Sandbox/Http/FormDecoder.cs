using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Unicode;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Http;

/// <summary>
/// Decodes <c>application/x-www-form-urlencoded</c> in place, because decoded text is never longer than the encoded
/// text.
/// </summary>
internal static class FormDecoder
{
    private static readonly byte[] s_hex = CreateHex();

    /// <summary>Decodes a body.</summary>
    /// <param name="body">The body; its bytes are overwritten.</param>
    /// <returns>The fields by name, as slices of the body.</returns>
    /// <exception cref="FormException">The body is not a valid form.</exception>
    public static Dictionary<string, ReadOnlyMemory<byte>> Decode(Utf8Buffer body)
    {
        Dictionary<string, ReadOnlyMemory<byte>> fields = new(StringComparer.Ordinal);
        Span<byte> bytes = body.WritableSpan;
        int start = 0;
        while (start < bytes.Length)
        {
            int length = bytes.Slice(start).IndexOf((byte)'&');
            int end = length < 0 ? bytes.Length : start + length;
            if (end > start)
            {
                Add(fields, body, bytes.Slice(start, end - start), start);
            }

            start = end + 1;
        }

        return fields;
    }

    private static void Add(Dictionary<string, ReadOnlyMemory<byte>> fields, Utf8Buffer body, Span<byte> field, int start)
    {
        int equals = field.IndexOf((byte)'=');
        Span<byte> nameBytes = equals < 0 ? field : field.Slice(0, equals);
        string name = Encoding.UTF8.GetString(nameBytes.Slice(0, DecodeInPlace(nameBytes, null)));
        int valueStart = equals < 0 ? field.Length : equals + 1;
        Span<byte> value = field.Slice(valueStart);
        int count = DecodeInPlace(value, name);
        if (!Utf8.IsValid(value.Slice(0, count)))
        {
            throw new FormException("The argument is not valid UTF-8.", name);
        }

        if (!fields.TryAdd(name, body.Memory.Slice(start + valueStart, count)))
        {
            throw new FormException("The argument occurs twice.", name, isTwice: true);
        }
    }

    private static int DecodeInPlace(Span<byte> bytes, string? name)
    {
        int read = bytes.IndexOfAny((byte)'%', (byte)'+');
        if (read < 0)
        {
            return bytes.Length;
        }

        int write = read;
        while (read < bytes.Length)
        {
            byte b = bytes[read++];
            if (b == '%')
            {
                if (read + 1 >= bytes.Length || (s_hex[bytes[read]] | s_hex[bytes[read + 1]]) > 15)
                {
                    throw new FormException("A percent sign must be followed by two hexadecimal digits.", name);
                }

                b = (byte)((s_hex[bytes[read]] << 4) | s_hex[bytes[read + 1]]);
                read += 2;
            }
            else if (b == '+')
            {
                b = (byte)' ';
            }

            bytes[write++] = b;
        }

        return write;
    }

    private static byte[] CreateHex()
    {
        byte[] hex = new byte[256];
        Array.Fill(hex, (byte)0xFF);
        for (int i = 0; i < 10; i++)
        {
            hex['0' + i] = (byte)i;
        }

        for (int i = 0; i < 6; i++)
        {
            hex['a' + i] = (byte)(10 + i);
            hex['A' + i] = (byte)(10 + i);
        }

        return hex;
    }
}
