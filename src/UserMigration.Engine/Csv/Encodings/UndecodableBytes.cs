using System.Globalization;
using System.IO;
using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Bytes that can't be decoded, as text: each is U+FFFF, a noncharacter that no text contains, followed by a private-use character that says
/// which byte it was. A row is therefore found, and can be written again with the bytes that it had.
/// </summary>
internal static class UndecodableBytes
{
    /// <summary>The mark before each of the bytes: U+FFFF.</summary>
    public const char Mark = StrictDecoding.Undecodable;

    private const char First = '\uE000';

    /// <summary>Gets the character that follows the mark.</summary>
    /// <param name="value">The byte.</param>
    public static char ToChar(byte value) => (char)(First + value);

    /// <summary>Encodes a text, with the bytes that could not be decoded.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">The encoding from which the text was decoded.</param>
    public static byte[] Encode(string text, Encoding encoding)
    {
        int mark = text.IndexOf(Mark);
        if (mark < 0)
        {
            return encoding.GetBytes(text);
        }

        using MemoryStream bytes = new MemoryStream(text.Length);
        int from = 0;
        while (mark >= 0 && mark + 1 < text.Length)
        {
            Write(bytes, encoding.GetBytes(text.Substring(from, mark - from)));
            char next = text[mark + 1];
            if (next is >= First and <= (char)(First + byte.MaxValue))
            {
                bytes.WriteByte((byte)(next - First));
            }
            else
            {
                // A decoder has this character for bytes that its code page does not assign, and an encoder turns it into these bytes.
                Write(bytes, encoding.GetBytes(next.ToString(CultureInfo.InvariantCulture)));
            }

            from = mark + 2;
            mark = text.IndexOf(Mark, from);
        }

        Write(bytes, encoding.GetBytes(text.Substring(from)));
        return bytes.ToArray();
    }

    private static void Write(Stream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);
}
