using System;
using System.Globalization;

namespace UserMigration;

/// <summary>
/// One of several parts into which records are divided, so that several commands can process a file together. All rows with the same key are in the same part.
/// </summary>
public sealed class MigrationShard
{
    private const int Most = 10_000;

    /// <summary>Creates the description of a part.</summary>
    /// <param name="number">The number of the part, from 1 to the number of parts.</param>
    /// <param name="count">The number of parts, from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in its range.</exception>
    public MigrationShard(int number, int count)
    {
        if (count is < 1 or > Most)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"The number of shards must be from 1 to {Most}.");
        }

        if (number < 1 || number > count)
        {
            throw new ArgumentOutOfRangeException(nameof(number), $"The number of the shard must be from 1 to {count}.");
        }

        Number = number;
        Count = count;
    }

    /// <summary>The number of the part, from 1.</summary>
    public int Number { get; }

    /// <summary>The number of parts, from 1.</summary>
    public int Count { get; }

    /// <summary>Reads a part from text such as <c>3/8</c>: the third of eight parts.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text does not describe a part.</exception>
    public static MigrationShard Parse(string text)
    {
        string[] parts = (text ?? throw new ArgumentNullException(nameof(text))).Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is >= 1 and <= Most
            && number >= 1
            && number <= count
            ? new MigrationShard(number, count)
            : throw new FormatException($"Specify a shard as number/count, for example 3/8 for the third of eight shards. There can be up to {Most} shards.");
    }

    /// <summary>Returns the part as <see cref="Parse"/> reads it: <c>3/8</c>.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + "/" + Count.ToString(CultureInfo.InvariantCulture);
}
