using System;

namespace UserMigration.Engine.Values;

/// <summary>Rounds numbers for JSON. A decimal, because .NET Framework writes a rounded <see cref="double"/> with 17 digits: 12.300000000000001.</summary>
internal static class RoundedNumber
{
    /// <summary>Rounds a number.</summary>
    /// <param name="value">The number; its absolute value is below 10^28.</param>
    /// <param name="digits">The number of digits after the point, from 0 to 15.</param>
    public static decimal Of(double value, int digits) => Math.Round((decimal)value, digits);
}
