using System;
using System.Globalization;
using UserMigration.Engine.Conversion.Transforms;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// The times of Active Directory (lastLogonTimestamp, pwdLastSet, accountExpires): steps of 100 nanoseconds since the beginning of 1601
/// in UTC (MS-DTYP, section 2.3.3, FILETIME). 0 and the largest number stand for never (MS-ADA1, accountExpires).
/// </summary>
internal sealed class FileTimeTransform : InstantTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformFacts.Of(
            "FileTime",
            "Turns a time of Active Directory (FILETIME) into a time in UTC.",
            "Whole numbers of 100 nanoseconds since 1601; 0 and 9223372036854775807 stand for never; typed dates.",
            "yyyy-MM-dd HH:mm:ss in UTC; a blank for never.",
            "Correct the number, or use UnixTime or Date.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'FileTime'", "133500000000000000", "\"2024-01-17 21:20:00\""),
                new MigrationTransformExample("'FileTime'", "9223372036854775807", "null"),
                new MigrationTransformExample("'FileTime'", "661996800", null, "DateShape"),
            }),
        _ => new FileTimeTransform());

    // The year 1633. Seconds and milliseconds since 1970 are below.
    private const long Least = 10_000_000_000_000_000;

    public override string Name => "FileTime";

    protected override MigrationIssue? Read(string text, out long? ticks)
    {
        ticks = null;
        if (!long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) || (number is not 0 && number < Least))
        {
            return DateFaults.NoFileTime(text);
        }

        long most = DateTime.MaxValue.ToFileTimeUtc();
        ticks = number is 0 or long.MaxValue ? null : number > most ? long.MaxValue : DateTime.FromFileTimeUtc(number).Ticks;
        return null;
    }
}
