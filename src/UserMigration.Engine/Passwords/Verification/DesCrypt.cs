using System.Text;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>
/// Computes the traditional Unix crypt: 25 passes of DES (FIPS 46-3, the source of these tables) over zeros, keyed with 7 bits of each
/// of the first 8 characters, with an expansion that 12 bits of salt change. The code is written for clarity: 0.2 ms per hash is fast
/// enough.
/// </summary>
internal static class DesCrypt
{
    private const int Iterations = 25;
    private const int Rounds = 16;
    private const int DigestLength = 11;

    private static readonly byte[] s_initial =
    {
        58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8,
        57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7,
    };

    private static readonly byte[] s_expansion =
    {
        32, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13, 12, 13, 14, 15, 16, 17,
        16, 17, 18, 19, 20, 21, 20, 21, 22, 23, 24, 25, 24, 25, 26, 27, 28, 29, 28, 29, 30, 31, 32, 1,
    };

    private static readonly byte[] s_permutation =
    {
        16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
    };

    private static readonly byte[] s_firstChoice =
    {
        57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
        63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
    };

    private static readonly byte[] s_secondChoice =
    {
        14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
        41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
    };

    private static readonly byte[] s_shifts = { 1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1 };

    private static readonly byte[][] s_selection =
    {
        new byte[]
        {
            14, 4, 13, 1, 2, 15, 11, 8, 3, 10, 6, 12, 5, 9, 0, 7, 0, 15, 7, 4, 14, 2, 13, 1, 10, 6, 12, 11, 9, 5, 3, 8,
            4, 1, 14, 8, 13, 6, 2, 11, 15, 12, 9, 7, 3, 10, 5, 0, 15, 12, 8, 2, 4, 9, 1, 7, 5, 11, 3, 14, 10, 0, 6, 13,
        },
        new byte[]
        {
            15, 1, 8, 14, 6, 11, 3, 4, 9, 7, 2, 13, 12, 0, 5, 10, 3, 13, 4, 7, 15, 2, 8, 14, 12, 0, 1, 10, 6, 9, 11, 5,
            0, 14, 7, 11, 10, 4, 13, 1, 5, 8, 12, 6, 9, 3, 2, 15, 13, 8, 10, 1, 3, 15, 4, 2, 11, 6, 7, 12, 0, 5, 14, 9,
        },
        new byte[]
        {
            10, 0, 9, 14, 6, 3, 15, 5, 1, 13, 12, 7, 11, 4, 2, 8, 13, 7, 0, 9, 3, 4, 6, 10, 2, 8, 5, 14, 12, 11, 15, 1,
            13, 6, 4, 9, 8, 15, 3, 0, 11, 1, 2, 12, 5, 10, 14, 7, 1, 10, 13, 0, 6, 9, 8, 7, 4, 15, 14, 3, 11, 5, 2, 12,
        },
        new byte[]
        {
            7, 13, 14, 3, 0, 6, 9, 10, 1, 2, 8, 5, 11, 12, 4, 15, 13, 8, 11, 5, 6, 15, 0, 3, 4, 7, 2, 12, 1, 10, 14, 9,
            10, 6, 9, 0, 12, 11, 7, 13, 15, 1, 3, 14, 5, 2, 8, 4, 3, 15, 0, 6, 10, 1, 13, 8, 9, 4, 5, 11, 12, 7, 2, 14,
        },
        new byte[]
        {
            2, 12, 4, 1, 7, 10, 11, 6, 8, 5, 3, 15, 13, 0, 14, 9, 14, 11, 2, 12, 4, 7, 13, 1, 5, 0, 15, 10, 3, 9, 8, 6,
            4, 2, 1, 11, 10, 13, 7, 8, 15, 9, 12, 5, 6, 3, 0, 14, 11, 8, 12, 7, 1, 14, 2, 13, 6, 15, 0, 9, 10, 4, 5, 3,
        },
        new byte[]
        {
            12, 1, 10, 15, 9, 2, 6, 8, 0, 13, 3, 4, 14, 7, 5, 11, 10, 15, 4, 2, 7, 12, 9, 5, 6, 1, 13, 14, 0, 11, 3, 8,
            9, 14, 15, 5, 2, 8, 12, 3, 7, 0, 4, 10, 1, 13, 11, 6, 4, 3, 2, 12, 9, 5, 15, 10, 11, 14, 1, 7, 6, 0, 8, 13,
        },
        new byte[]
        {
            4, 11, 2, 14, 15, 0, 8, 13, 3, 12, 9, 7, 5, 10, 6, 1, 13, 0, 11, 7, 4, 9, 1, 10, 14, 3, 5, 12, 2, 15, 8, 6,
            1, 4, 11, 13, 12, 3, 7, 14, 10, 15, 6, 8, 0, 5, 9, 2, 6, 11, 13, 8, 1, 4, 10, 7, 9, 5, 0, 15, 14, 2, 3, 12,
        },
        new byte[]
        {
            13, 2, 8, 4, 6, 15, 11, 1, 10, 9, 3, 14, 5, 0, 12, 7, 1, 15, 13, 8, 10, 3, 7, 4, 12, 5, 6, 11, 0, 14, 9, 2,
            7, 11, 4, 1, 9, 12, 14, 2, 0, 6, 10, 13, 15, 3, 5, 8, 2, 1, 14, 7, 4, 10, 8, 13, 15, 12, 9, 0, 3, 5, 6, 11,
        },
    };

    /// <summary>Computes the complete hash.</summary>
    /// <param name="password">The password; bytes after the eighth are ignored.</param>
    /// <param name="hash">A hash that starts with the two characters of the salt.</param>
    public static string Compute(byte[] password, string hash)
    {
        byte[] key = new byte[64];
        for (int i = 0; i < 8 && i < password.Length && password[i] != 0; i++)
        {
            for (int bit = 0; bit < 7; bit++)
            {
                key[(8 * i) + bit] = (byte)((password[i] >> (6 - bit)) & 1);
            }
        }

        byte[][] keys = Schedule(key);
        byte[] expansion = Expand(HashAlphabets.CryptValue(hash[0]) | (HashAlphabets.CryptValue(hash[1]) << 6));
        byte[] block = new byte[64];
        for (int i = 0; i < Iterations; i++)
        {
            block = Encrypt(block, keys, expansion);
        }

        StringBuilder text = new StringBuilder(hash.Substring(0, 2));
        for (int i = 0; i < DigestLength; i++)
        {
            int digit = 0;
            for (int bit = 0; bit < 6; bit++)
            {
                int place = (6 * i) + bit;
                digit = (digit << 1) | (place < 64 ? block[place] : 0);
            }

            text.Append(HashAlphabets.CryptDigits[digit]);
        }

        return text.ToString();
    }

    // Each bit of the salt exchanges a position in the first half of the expansion with the same position in the second half.
    private static byte[] Expand(int salt)
    {
        byte[] expansion = (byte[])s_expansion.Clone();
        for (int bit = 0; bit < 12; bit++)
        {
            if (((salt >> bit) & 1) == 1)
            {
                expansion[bit] = s_expansion[bit + 24];
                expansion[bit + 24] = s_expansion[bit];
            }
        }

        return expansion;
    }

    private static byte[][] Schedule(byte[] key)
    {
        byte[] halves = Select(key, s_firstChoice);
        byte[][] keys = new byte[Rounds][];
        for (int round = 0; round < Rounds; round++)
        {
            for (int shift = 0; shift < s_shifts[round]; shift++)
            {
                byte first = halves[0];
                byte second = halves[28];
                for (int i = 0; i < 55; i++)
                {
                    halves[i] = halves[i + 1];
                }

                halves[27] = first;
                halves[55] = second;
            }

            keys[round] = Select(halves, s_secondChoice);
        }

        return keys;
    }

    private static byte[] Encrypt(byte[] block, byte[][] keys, byte[] expansion)
    {
        byte[] start = Select(block, s_initial);
        byte[] left = new byte[32];
        byte[] right = new byte[32];
        for (int i = 0; i < 32; i++)
        {
            left[i] = start[i];
            right[i] = start[i + 32];
        }

        for (int round = 0; round < Rounds; round++)
        {
            byte[] changed = Substitute(right, keys[round], expansion);
            for (int i = 0; i < 32; i++)
            {
                changed[i] ^= left[i];
            }

            left = right;
            right = changed;
        }

        // The halves are exchanged once more, and the initial permutation is reversed.
        byte[] result = new byte[64];
        for (int i = 0; i < 64; i++)
        {
            result[s_initial[i] - 1] = i < 32 ? right[i] : left[i - 32];
        }

        return result;
    }

    private static byte[] Substitute(byte[] half, byte[] key, byte[] expansion)
    {
        byte[] selected = new byte[32];
        for (int box = 0; box < 8; box++)
        {
            int bits = 0;
            for (int i = 6 * box; i < 6 * (box + 1); i++)
            {
                bits = (bits << 1) | (half[expansion[i] - 1] ^ key[i]);
            }

            int row = ((bits >> 4) & 2) | (bits & 1);
            int value = s_selection[box][(16 * row) + ((bits >> 1) & 15)];
            for (int bit = 0; bit < 4; bit++)
            {
                selected[(4 * box) + bit] = (byte)((value >> (3 - bit)) & 1);
            }
        }

        return Select(selected, s_permutation);
    }

    private static byte[] Select(byte[] bits, byte[] places)
    {
        byte[] selected = new byte[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            selected[i] = bits[places[i] - 1];
        }

        return selected;
    }
}
