using System;
using System.Globalization;
using UserMigration.Engine.Conversion.Transforms;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Converts the times of Active Directory (lastLogonTimestamp, pwdLastSet, accountExpires): steps of 100 nanoseconds since the beginning
/// of 1601 in UTC (MS-DTYP, section 2.3.3, FILETIME). 0 and the largest number mean never (MS-ADA1, accountExpires).
/// </summary>
internal sealed class FileTimeTransform : InstantTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "FileTime",
            "Converts an Active Directory time (FILETIME) to a time in UTC.",
            "Whole numbers of 100-nanosecond steps since 1601; 0 and 9223372036854775807 mean never; typed dates.",
            "yyyy-MM-dd HH:mm:ss in UTC; an empty value for never.",
            "Correct the number, or use UnixTime or Date.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'FileTime'", "133500000000000000", "\"2024-01-17 21:20:00\""),
                new MigrationTransformExample("'FileTime'", "9223372036854775807", "null"),
                new MigrationTransformExample("'FileTime'", "661996800", null, "DateShape"),
            }),
        _ => new FileTimeTransform());

    // The year 1632. Seconds and milliseconds since 1970 are smaller numbers.
    private const long Least = 10_000_000_000_000_000;

    public override string Name => "FileTime";

    protected override MigrationIssue? Read(string text, out long? ticks)
    {
        ticks = null;
        if (!long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) || (number is not 0 && number < Least))
        {
            return DateIssues.NoFileTime(text);
        }

        long most = DateTime.MaxValue.ToFileTimeUtc();
        ticks = number is 0 or long.MaxValue ? null : number > most ? long.MaxValue : DateTime.FromFileTimeUtc(number).Ticks;
        return null;
    }
}
