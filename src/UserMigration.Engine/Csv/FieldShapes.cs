using System;

namespace UserMigration.Engine.Csv;

/// <summary>Determines what a field looks like.</summary>
internal static class FieldShapes
{
    private const int UuidLength = 36;
    private const int LongestNumber = 40;

    /// <summary>Gets the shape of a field.</summary>
    /// <param name="field">The bytes of the field as read; quotes and spaces at either end are ignored.</param>
    public static FieldShape Get(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> text = Bare(field);
        return text.IsEmpty ? FieldShape.Blank
            : IsUuid(text) ? FieldShape.Uuid
            : IsNumber(text) ? FieldShape.Number
            : IsEmail(text) ? FieldShape.Email
            : FieldShape.Text;
    }

    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> field)
    {
        int start = 0;
        int end = field.Length;
        while (start < end && field[start] is (byte)'"' or (byte)' ')
        {
            start++;
        }

        while (end > start && field[end - 1] is (byte)'"' or (byte)' ')
        {
            end--;
        }

        return field.Slice(start, end - start);
    }

    private static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != UuidLength)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool isHyphen = i is 8 or 13 or 18 or 23;
            if (isHyphen ? text[i] != (byte)'-' : !IsHex(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHex(byte b) =>
        b is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f') or (>= (byte)'A' and <= (byte)'F');

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        bool hasDigit = false;
        foreach (byte b in text.Slice(0, Math.Min(text.Length, LongestNumber)))
        {
            bool isDigit = b is >= (byte)'0' and <= (byte)'9';
            hasDigit |= isDigit;
            if (!isDigit && b is not ((byte)'+' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)':' or (byte)' ' or (byte)'(' or (byte)')' or (byte)'T' or (byte)'Z'))
            {
                return false;
            }
        }

        return hasDigit && text.Length <= LongestNumber;
    }

    private static bool IsEmail(ReadOnlySpan<byte> text)
    {
        int at = text.IndexOf((byte)'@');
        return at > 0
            && at == text.LastIndexOf((byte)'@')
            && text.Slice(at + 1).IndexOf((byte)'.') > 0
            && text.IndexOfAny((byte)' ', (byte)'"', (byte)'\t') < 0;
    }
}
