using System;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Recognizes OpenPGP by the first bytes of a file, whatever its name is.</summary>
public static class OpenPgpLook
{
    /// <summary>The number of bytes that are enough.</summary>
    public const int Length = 64;

    private const string Armor = "-----BEGIN PGP ";
    private const string MessageName = "MESSAGE";

    private static readonly byte[] s_messageMark = Encoding.ASCII.GetBytes("-----BEGIN PGP MESSAGE-----");
    private static readonly char[] s_quoting = { '>', ' ', '\t' };

    /// <summary>Whether a file is OpenPGP: a message, encrypted or not, or a key.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static bool IsOpenPgp(ReadOnlySpan<byte> start) => ArmorName(start) is not null || IsBinary(start);

    /// <summary>Gets what an armored file says that it is, for example MESSAGE or PUBLIC KEY BLOCK.</summary>
    /// <param name="start">The first bytes of the file.</param>
    /// <returns>The name; null if the file is not armored.</returns>
    internal static string? ArmorName(ReadOnlySpan<byte> start)
    {
        string text = Encoding.ASCII.GetString(start.Slice(0, Math.Min(Length, start.Length)).ToArray()).TrimStart('?', ' ', '\t', '\r', '\n');
        if (!text.StartsWith(Armor, StringComparison.Ordinal))
        {
            return null;
        }

        int end = text.IndexOf("-----", Armor.Length, StringComparison.Ordinal);
        return end < 0 ? string.Empty : text.Substring(Armor.Length, end - Armor.Length);
    }

    /// <summary>Whether a line of a text, but not the first one, starts an armored message. The line may be quoted as in an e-mail.</summary>
    /// <param name="text">The first bytes of a text file.</param>
    internal static bool HasArmorWithin(ReadOnlySpan<byte> text)
    {
        for (int from = 0; text.Slice(from).IndexOf(s_messageMark) is >= 0 and var found; from += found + 1)
        {
            int at = from + found;
            int line = at;
            while (line > 0 && s_quoting.Contains((char)text[line - 1]))
            {
                line--;
            }

            if (at > 0 && (line == 0 || text[line - 1] == (byte)'\n'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name of an armored file is that of a message.</summary>
    /// <param name="name">The name.</param>
    internal static bool IsMessage(string name) => name == MessageName;

    // The byte after the header of a packet is a small number in each kind that a file starts with. No text has it there.
    private static bool IsBinary(ReadOnlySpan<byte> start)
    {
        if (start.Length < 4 || (start[0] & 0x80) == 0)
        {
            return false;
        }

        bool isNew = (start[0] & 0x40) != 0;
        PacketTag tag = (PacketTag)(isNew ? start[0] & 0x3F : (start[0] >> 2) & 0x0F);
        int header = isNew ? 1 + NewLengthSize(start[1]) : 1 + ((start[0] & 3) switch { 0 => 1, 1 => 2, 2 => 4, _ => 0 });
        if (header >= start.Length)
        {
            return false;
        }

        byte first = start[header];
        return tag switch
        {
            PacketTag.PublicKeySession => first is 3 or 6,
            PacketTag.SymmetricKeySession => first is 4 or 5 or 6,
            PacketTag.IntegrityProtected => first is 1 or 2,
            PacketTag.AeadEncrypted => first == 1,
            PacketTag.Signature or PacketTag.SecretKey or PacketTag.PublicKey => first is 3 or 4 or 5 or 6,
            PacketTag.OnePassSignature => first is 3 or 6,
            PacketTag.Compressed => first <= 3,
            PacketTag.Marker => first == (byte)'P' && header + 3 <= start.Length && start[header + 1] == (byte)'G',
            _ => false,
        };
    }

    private static int NewLengthSize(byte first) => first switch { < 192 => 1, < 224 => 2, 255 => 5, _ => 1 };
}
