using System.Globalization;

namespace UserMigration.Engine.Passwords;

/// <summary>Reads and writes the alphabets that hashes use.</summary>
internal static class HashAlphabets
{
    /// <summary>The digits of crypt(3), with 6 bits each.</summary>
    public const string CryptDigits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const int NoDigit = -1;

    /// <summary>Gets the value of a digit of crypt(3), or -1.</summary>
    public static int CryptValue(char digit) => digit switch
    {
        '.' => 0,
        '/' => 1,
        >= '0' and <= '9' => digit - '0' + 2,
        >= 'A' and <= 'Z' => digit - 'A' + 12,
        >= 'a' and <= 'z' => digit - 'a' + 38,
        _ => NoDigit,
    };

    /// <summary>Whether a part of the text consists of digits of crypt(3) only. bcrypt uses the same digits in another order.</summary>
    public static bool IsCrypt(string text, int start, int length)
    {
        if (start + length > text.Length)
        {
            return false;
        }

        for (int i = start; i < start + length; i++)
        {
            if (CryptValue(text[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the text from a position on consists of hexadecimal digits only.</summary>
    public static bool IsHex(string text, int start = 0)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (HexValue(text[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Decodes hexadecimal digits; null if the text has other characters, or an odd number of digits.</summary>
    public static byte[]? FromHex(string text)
    {
        if (text.Length % 2 != 0 || !IsHex(text))
        {
            return null;
        }

        byte[] bytes = new byte[text.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((HexValue(text[2 * i]) << 4) | HexValue(text[(2 * i) + 1]));
        }

        return bytes;
    }

    /// <summary>Converts bytes to hexadecimal digits in lower case.</summary>
    public static string ToHex(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        char[] text = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }

    /// <summary>Whether the text consists of the characters of base64 only, including padding at its end.</summary>
    public static bool IsBase64(string text)
    {
        int end = text.Length;
        while (end > 0 && text[end - 1] == '=')
        {
            end--;
        }

        for (int i = 0; i < end; i++)
        {
            if (Base64Value(text[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Decodes base64 (RFC 4648) with or without padding. A period can replace the plus sign, as passlib and OpenLDAP write it. Null
    /// if the text is not base64, or if unused bits are set, because then a character was changed.
    /// </summary>
    public static byte[]? FromBase64(string text)
    {
        int end = text.Length;
        while (end > 0 && text[end - 1] == '=')
        {
            end--;
        }

        if (text.Length - end > 2 || end % 4 == 1 || (end < text.Length && text.Length % 4 != 0))
        {
            return null;
        }

        byte[] bytes = new byte[end * 6 / 8];
        int bits = 0;
        int count = 0;
        int next = 0;
        for (int i = 0; i < end; i++)
        {
            int value = Base64Value(text[i]);
            if (value < 0)
            {
                return null;
            }

            bits = (bits << 6) | value;
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                bytes[next++] = (byte)(bits >> count);
                bits &= (1 << count) - 1;
            }
        }

        return bits == 0 ? bytes : null;
    }

    /// <summary>Reads a whole number without a sign and without leading zeros; -1 if the text is not such a number below 2^31.</summary>
    public static long ToNumber(string text)
    {
        if (text.Length is 0 or > 10 || (text[0] == '0' && text.Length > 1))
        {
            return -1;
        }

        foreach (char digit in text)
        {
            if (digit is < '0' or > '9')
            {
                return -1;
            }
        }

        long number = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return number <= int.MaxValue ? number : -1;
    }

    private static int Base64Value(char digit) => digit switch
    {
        >= 'A' and <= 'Z' => digit - 'A',
        >= 'a' and <= 'z' => digit - 'a' + 26,
        >= '0' and <= '9' => digit - '0' + 52,
        '+' or '.' => 62,
        '/' => 63,
        _ => NoDigit,
    };

    private static int HexValue(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => NoDigit,
    };
}
