using System;

namespace UserMigration.Engine.Files;

/// <summary>The checksum of gzip and ZIP (RFC 1952, section 8), eight bytes at a time.</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;

    private static readonly uint[][] s_remainders = Remainders();

    private uint _state = uint.MaxValue;

    /// <summary>The checksum of the bytes so far.</summary>
    public uint Value => ~_state;

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        uint[][] r = s_remainders;
        int i = 0;
        for (; i + Slices <= bytes.Length; i += Slices)
        {
            ReadOnlySpan<byte> b = bytes.Slice(i, Slices);
            state ^= (uint)(b[0] | (b[1] << 8) | (b[2] << 16) | (b[3] << 24));
            state = r[7][(byte)state] ^ r[6][(byte)(state >> 8)] ^ r[5][(byte)(state >> 16)] ^ r[4][state >> 24]
                ^ r[3][b[4]] ^ r[2][b[5]] ^ r[1][b[6]] ^ r[0][b[7]];
        }

        for (; i < bytes.Length; i++)
        {
            state = (state >> 8) ^ r[0][(byte)(state ^ bytes[i])];
        }

        _state = state;
    }

    private static uint[][] Remainders()
    {
        uint[][] remainders = new uint[Slices][];
        for (int slice = 0; slice < Slices; slice++)
        {
            remainders[slice] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                uint value = slice == 0 ? i : remainders[slice - 1][i];
                for (int bit = 0; bit < 8; bit++)
                {
                    value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
                }

                remainders[slice][i] = value;
            }
        }

        return remainders;
    }
}
