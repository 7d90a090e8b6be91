using System.Text;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Writes digests with the digits of crypt(3).</summary>
internal static class CryptEncoder
{
    /// <summary>Appends the low bits of a number, 6 bits per digit, lowest bits first.</summary>
    public static void Append(StringBuilder text, int bits, int digits)
    {
        for (int i = 0; i < digits; i++)
        {
            text.Append(HashAlphabets.CryptDigits[bits & 63]);
            bits >>= 6;
        }
    }

    /// <summary>Writes bytes in the way of phpass: in groups of three, with the first byte in the lowest bits.</summary>
    public static string WriteGroups(byte[] bytes)
    {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.Length; i += 3)
        {
            int count = bytes.Length - i < 3 ? bytes.Length - i : 3;
            int bits = 0;
            for (int j = 0; j < count; j++)
            {
                bits |= bytes[i + j] << (8 * j);
            }

            Append(text, bits, count + 1);
        }

        return text.ToString();
    }
}
