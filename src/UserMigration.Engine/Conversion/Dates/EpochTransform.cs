using System;
using UserMigration.Engine.Conversion.Transforms;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Converts seconds or milliseconds since the beginning of 1970 in UTC (POSIX.1, "seconds since the Epoch") to a time.</summary>
internal sealed class EpochTransform : InstantTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "UnixTime",
            "Converts seconds or milliseconds since 1970 to a time in UTC.",
            "Whole numbers, including negative numbers; seconds can have a fraction, which is truncated; typed dates.",
            "yyyy-MM-dd HH:mm:ss in UTC.",
            "Specify the unit of the column, or correct the number.",
            new[] { new MigrationTransformParameter("Unit", "The unit of the numbers: Seconds or Milliseconds.", isMain: true, isMandatory: true) },
            new[]
            {
                new MigrationTransformExample("@{ UnixTime = 'Seconds' }", "661996800", "\"1990-12-24 00:00:00\""),
                new MigrationTransformExample("@{ UnixTime = 'Milliseconds' }", "661996800000", "\"1990-12-24 00:00:00\""),
                new MigrationTransformExample("@{ UnixTime = 'Seconds' }", "661996800000", null, "DateShape"),
                new MigrationTransformExample("@{ UnixTime = 'Milliseconds' }", "661996800", null, "DateShape"),
            }),
        arguments => new EpochTransform(arguments));

    // In seconds, the year 5138; in milliseconds, 26 April 1970. A column that is read in the wrong unit exceeds these limits.
    private const long MostSeconds = 100_000_000_000;
    private const long LeastMilliseconds = 10_000_000_000;

    private static readonly DateTime s_epoch = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly bool _isSeconds;

    private EpochTransform(TransformArguments arguments)
    {
        _isSeconds = (arguments.Choice("Unit", "Seconds", "Milliseconds") ?? throw arguments.Invalid("requires the parameter Unit")) == "Seconds";
    }

    public override string Name => "UnixTime";

    protected override MigrationIssue? Read(string text, out long? ticks)
    {
        ticks = null;
        if (!TryNumber(text.Trim(), out long number))
        {
            return DateIssues.NoUnixTime(text);
        }

        if (_isSeconds ? number is >= MostSeconds or <= -MostSeconds : number is > -LeastMilliseconds and < LeastMilliseconds and not 0)
        {
            return _isSeconds ? DateIssues.RatherMilliseconds : DateIssues.RatherSeconds;
        }

        long unit = _isSeconds ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
        ticks = number > long.MaxValue / unit ? long.MaxValue : number < long.MinValue / unit ? long.MinValue : s_epoch.Ticks + (unit * number);
        return null;
    }

    // Programs that store a time as a floating-point number write 661996800.0 or 661996800.123456.
    private bool TryNumber(string text, out long number)
    {
        const int MostDigits = 15;
        int point = _isSeconds ? text.IndexOf('.') : -1;
        string whole = point < 0 ? text : text.Substring(0, point);
        number = 0;
        bool isNegative = whole.Length > 0 && whole[0] == '-';
        ReadOnlySpan<char> digits = whole.AsSpan(isNegative ? 1 : 0);
        if (digits.Length is 0 or > MostDigits || !IsDigits(digits) || (point >= 0 && !IsDigits(text.AsSpan(point + 1))))
        {
            return false;
        }

        foreach (char digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        number = isNegative ? -number : number;
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
