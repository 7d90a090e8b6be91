using System;
using System.Text;
using System.Text.Json;

namespace UserMigration.Engine.Values;

/// <summary>
/// The names of members that were read recently on a thread. The JSON in a column has the same few names in each row, so most names need no
/// new string.
/// </summary>
internal static class JsonNames
{
    private const int Size = 64;
    private const int Longest = 32;

    [ThreadStatic]
    private static Entry[]? s_entries;

    /// <summary>Gets the name at the position of a reader.</summary>
    /// <param name="reader">The reader, at the name of a member.</param>
    public static string Read(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = reader.ValueSpan;
        if (reader.ValueIsEscaped || name.Length is 0 or > Longest)
        {
            return reader.GetString()!;
        }

        Entry[] entries = s_entries ??= new Entry[Size];
        ref Entry entry = ref entries[(name.Length + (name[0] * 7) + (name[name.Length - 1] * 31)) % Size];
        if (entry.Utf8 is null || !name.SequenceEqual(entry.Utf8))
        {
            string text = reader.GetString()!;
            entry = new Entry { Utf8 = Encoding.UTF8.GetBytes(text), Text = text };
        }

        return entry.Text;
    }

    private struct Entry
    {
        public byte[]? Utf8;
        public string Text;
    }
}
