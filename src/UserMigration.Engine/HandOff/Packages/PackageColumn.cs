using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>How often the values of a column have each trait.</summary>
internal sealed class PackageColumn
{
    private static readonly ValueTraits[] s_single = ((ValueTraits[])Enum.GetValues(typeof(ValueTraits)))
        .Where(trait => trait != ValueTraits.None && ((ulong)trait & ((ulong)trait - 1)) == 0)
        .ToArray();

    private readonly long[] _counts = new long[64];

    /// <summary>Creates a column without values.</summary>
    /// <param name="name">The name.</param>
    public PackageColumn(string name)
    {
        Name = name;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>All traits that occur.</summary>
    public ValueTraits Traits { get; private set; }

    /// <summary>Counts a value.</summary>
    /// <param name="traits">Its traits.</param>
    public void Add(ValueTraits traits)
    {
        Traits |= traits;
        ulong left = (ulong)traits;
        for (int bit = 0; left != 0; bit++, left >>= 1)
        {
            _counts[bit] += (long)(left & 1);
        }
    }

    /// <summary>Sets the count of a trait, as read from a manifest.</summary>
    /// <param name="trait">The trait.</param>
    /// <param name="count">The count.</param>
    public void Set(ValueTraits trait, long count)
    {
        Traits |= trait;
        _counts[BitOf(trait)] = count;
    }

    /// <summary>Returns the traits that occur, with their counts.</summary>
    /// <param name="among">The traits to return.</param>
    public IEnumerable<KeyValuePair<ValueTraits, long>> CountsOf(ValueTraits among) => s_single
        .Where(trait => (trait & among & Traits) != 0)
        .Select(trait => new KeyValuePair<ValueTraits, long>(trait, _counts[BitOf(trait)]));

    private static int BitOf(ValueTraits trait)
    {
        int bit = 0;
        for (ulong left = (ulong)trait; left > 1; left >>= 1)
        {
            bit++;
        }

        return bit;
    }
}
