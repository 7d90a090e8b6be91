using System;

namespace UserMigration.Engine.Values;

/// <summary>Remembers which record numbers of a source were seen, in one bit each.</summary>
internal sealed class RecordBitmap
{
    private const int Bits = 64;

    private ulong[] _words = new ulong[1024];

    /// <summary>Adds a number.</summary>
    /// <param name="number">The number, from 0.</param>
    /// <returns>False if the number was added before.</returns>
    public bool TryAdd(long number)
    {
        int word = checked((int)(number / Bits));
        if (word >= _words.Length)
        {
            Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 2));
        }

        ulong bit = 1UL << (int)(number % Bits);
        bool isNew = (_words[word] & bit) == 0;
        _words[word] |= bit;
        return isNew;
    }

    /// <summary>Whether a number was added.</summary>
    /// <param name="number">The number, from 0.</param>
    public bool Contains(long number)
    {
        long word = number / Bits;
        return word < _words.Length && (_words[word] & (1UL << (int)(number % Bits))) != 0;
    }
}
