using System;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Shares the text of long fields that are the same as in the row before, such as defaults in JSON. Short fields are shared by the pool of the
/// reader; it finds a value by its length and its first and last 16 bytes, so that long values which are alike in these would make it slow.
/// </summary>
internal sealed class LastValues
{
    // A larger field costs more to keep than it saves.
    private const int MostBytes = 1024;

    private readonly byte[][] _fields;
    private readonly int[] _lengths;
    private readonly string[] _texts;

    /// <summary>Creates an instance for a file.</summary>
    /// <param name="columns">The number of columns.</param>
    public LastValues(int columns)
    {
        _fields = new byte[columns][];
        _lengths = new int[columns];
        _texts = new string[columns];
    }

    /// <summary>Gets the text of a field if it is the same as in the last row.</summary>
    /// <param name="column">The position of the column.</param>
    /// <param name="field">The bytes of the field as in the file; at least one.</param>
    /// <returns>The text; null if the field is another one.</returns>
    public string? Find(int column, ReadOnlySpan<byte> field) =>
        _lengths[column] == field.Length && field.SequenceEqual(_fields[column].AsSpan(0, field.Length)) ? _texts[column] : null;

    /// <summary>Keeps a field for the next row.</summary>
    /// <param name="column">The position of the column.</param>
    /// <param name="field">The bytes of the field as in the file.</param>
    /// <param name="text">Its text.</param>
    public void Keep(int column, ReadOnlySpan<byte> field, string text)
    {
        if (field.Length > MostBytes)
        {
            return;
        }

        byte[] kept = _fields[column] ??= new byte[MostBytes];
        field.CopyTo(kept);
        _lengths[column] = field.Length;
        _texts[column] = text;
    }
}
