using System;
using System.Globalization;

namespace UserMigration.Engine.Values;

/// <summary>
/// Reads dates with an unknown pattern, in the formats that exports use: 2020-12-25, 20201225, 25/12/2020, 25.12.2020, 25 Dec 2020, Dec
/// 25th, 2020; with or without a time of day and an offset from UTC. The parser is written by hand for speed, because it runs for each record.
/// </summary>
internal static class FreeFormDate
{
    private const int MostOffsetHours = 14;

    private static readonly string[] s_ordinals = { "st", "nd", "rd", "th" };

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text, without white space at its ends.</param>
    /// <param name="order">The order of day and month if two numbers precede the year.</param>
    /// <param name="date">The date and time as written, without conversion to UTC.</param>
    /// <returns>Whether the date is valid, ambiguous or unreadable.</returns>
    public static DateReading Read(string text, DateOrder order, out WrittenDate date)
    {
        Cursor cursor = new Cursor(text.AsSpan());
        date = default;
        DateReading reading = ReadDay(ref cursor, order, out DateTime day);
        if (reading == DateReading.Unreadable || !TryReadTime(ref cursor, order, out TimeSpan? time, out TimeSpan? offset))
        {
            return DateReading.Unreadable;
        }

        date = new WrittenDate(day + (time ?? TimeSpan.Zero), time is not null, offset);
        return reading;
    }

    private static DateReading ReadDay(ref Cursor cursor, DateOrder order, out DateTime day)
    {
        day = default;
        if (cursor.IsLetter)
        {
            return Create(ReadNameFirst(ref cursor), out day);
        }

        int first = cursor.Number(out int digits);
        if (digits == 8)
        {
            // With such a year, the digits cannot be ddmmyyyy or mmddyyyy, because the month would be 19 or 20. A transform requires a pattern for them.
            int year = first / 10000;
            return order != DateOrder.Unambiguous && year is >= 1900 and <= 2099 ? Create((year, first / 100 % 100, first % 100), out day) : DateReading.Unreadable;
        }

        char separator = cursor.Current;
        if (digits is not (1 or 2 or 4) || (separator is not ('-' or '/' or '.') && digits == 4))
        {
            return DateReading.Unreadable;
        }

        if (digits < 4 && !(separator is '-' or '/' or '.' && cursor.IsDigitAhead))
        {
            return Create(ReadNameSecond(ref cursor, first), out day);
        }

        cursor.Skip();
        int second = cursor.Number(out int secondDigits);
        bool isSame = cursor.TrySkip(separator);
        int third = cursor.Number(out int thirdDigits);
        if (!isSame || secondDigits is < 1 or > 2)
        {
            return DateReading.Unreadable;
        }

        return digits == 4
            ? thirdDigits is 1 or 2 ? Create((first, second, third), out day) : DateReading.Unreadable
            : thirdDigits == 4 ? ReadOrdered(first, second, third, separator, order, out day)
            : DateReading.Unreadable;
    }

    private static DateReading ReadOrdered(int first, int second, int year, char separator, DateOrder order, out DateTime day)
    {
        DateReading monthFirst = Create((year, first, second), out DateTime asMonthFirst);
        DateReading dayFirst = Create((year, second, first), out day);
        if (order is DateOrder.DayFirst || (order is not DateOrder.MonthFirst && monthFirst == DateReading.Unreadable))
        {
            return dayFirst == DateReading.Read && order == DateOrder.Certain && separator == '/' ? DateReading.Ambiguous : dayFirst;
        }

        bool isAmbiguous = order is not DateOrder.MonthFirst && dayFirst == DateReading.Read && day != asMonthFirst;
        day = asMonthFirst;
        return isAmbiguous ? DateReading.Ambiguous : monthFirst;
    }

    // "Dec 25, 2020", "December 25th 2020"
    private static (int Year, int Month, int Day) ReadNameFirst(ref Cursor cursor)
    {
        int month = MonthOf(cursor.Word());
        cursor.TrySkip('.');
        bool hasSpace = cursor.TrySkip(' ');
        int day = cursor.Number(out int digits);
        foreach (string ordinal in s_ordinals)
        {
            if (cursor.TrySkip(ordinal))
            {
                break;
            }
        }

        bool isApart = cursor.TrySkip(',') | cursor.TrySkip(' ');
        int year = cursor.Number(out int yearDigits);
        return hasSpace && isApart && digits is 1 or 2 && yearDigits == 4 ? (year, month, day) : default;
    }

    // "25 Dec 2020", "25-Dec-2020", "25. December 2020"
    private static (int Year, int Month, int Day) ReadNameSecond(ref Cursor cursor, int day)
    {
        if (cursor.TrySkip('.') && cursor.Current != ' ')
        {
            return default;
        }

        if (!cursor.TrySkip(' '))
        {
            cursor.TrySkip('-');
        }

        int month = MonthOf(cursor.Word());
        cursor.TrySkip('.');
        bool isApart = cursor.TrySkip(' ') || cursor.TrySkip(',') || cursor.TrySkip('-');
        cursor.TrySkip(' ');
        int year = cursor.Number(out int digits);
        return isApart && digits == 4 ? (year, month, day) : default;
    }

    private static DateReading Create((int Year, int Month, int Day) parts, out DateTime day)
    {
        bool exists = DateRecognizer.IsDay(parts.Year, parts.Month, parts.Day);
        day = exists ? new DateTime(parts.Year, parts.Month, parts.Day) : default;
        return exists ? DateReading.Read : DateReading.Unreadable;
    }

    private static bool TryReadTime(ref Cursor cursor, DateOrder order, out TimeSpan? time, out TimeSpan? offset)
    {
        time = null;
        offset = null;
        if (cursor.IsAtEnd)
        {
            return true;
        }

        bool isIso = cursor.TrySkip('T');
        bool isApart = isIso || cursor.TrySkip(',');
        while (!isIso && cursor.TrySkip(' '))
        {
            isApart = true;
        }

        int hour = cursor.Number(out int hourDigits);
        int leastDigits = isIso && order == DateOrder.Unambiguous ? 2 : 1;
        if (!isApart || hourDigits < leastDigits || hourDigits > 2 || !cursor.TrySkip(':') || !cursor.TryTwoDigits(out int minute))
        {
            return false;
        }

        int second = 0;
        if (cursor.TrySkip(':') && (!cursor.TryTwoDigits(out second) || !cursor.TrySkipZeroFraction()))
        {
            return false;
        }

        if (!cursor.TryHalf(ref hour) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new TimeSpan(hour, minute, second);
        return cursor.TryOffset(MostOffsetHours, out offset) && cursor.IsAtEnd;
    }

    private static int MonthOf(ReadOnlySpan<char> name)
    {
        string[] full = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        for (int i = 0; i < 12; i++)
        {
            // Sept is the only short form of four letters.
            bool isShort = name.Length == 3 || (name.Length == 4 && i == 8);
            bool isMonth = isShort
                ? full[i].AsSpan().StartsWith(name, StringComparison.OrdinalIgnoreCase)
                : name.Equals(full[i].AsSpan(), StringComparison.OrdinalIgnoreCase);
            if (isMonth)
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>Reads a text from start to end.</summary>
    private ref struct Cursor
    {
        private ReadOnlySpan<char> _rest;

        public Cursor(ReadOnlySpan<char> text)
        {
            _rest = text;
        }

        public readonly bool IsAtEnd => _rest.IsEmpty;

        public readonly char Current => _rest.IsEmpty ? '\0' : _rest[0];

        public readonly bool IsLetter => Current is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

        public readonly bool IsDigitAhead => _rest.Length > 1 && _rest[1] is >= '0' and <= '9';

        public void Skip() => _rest = _rest.Slice(1);

        public bool TrySkip(char one)
        {
            bool isIt = Current == one && !IsAtEnd;
            _rest = isIt ? _rest.Slice(1) : _rest;
            return isIt;
        }

        public bool TrySkip(string word)
        {
            bool isIt = _rest.StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase);
            _rest = isIt ? _rest.Slice(word.Length) : _rest;
            return isIt;
        }

        /// <summary>Reads a number of up to eight digits.</summary>
        public int Number(out int digits)
        {
            digits = 0;
            while (digits < _rest.Length && digits < 9 && _rest[digits] is >= '0' and <= '9')
            {
                digits++;
            }

            int number = digits is 0 or 9 ? -1 : DateRecognizer.Number(_rest.Slice(0, digits));
            _rest = _rest.Slice(digits);
            return number;
        }

        public bool TryTwoDigits(out int number)
        {
            number = Number(out int digits);
            return digits == 2;
        }

        public ReadOnlySpan<char> Word()
        {
            ReadOnlySpan<char> start = _rest;
            while (IsLetter)
            {
                Skip();
            }

            return start.Slice(0, start.Length - _rest.Length);
        }

        /// <summary>Skips a fraction of a second that is zero; any other fraction would be lost.</summary>
        public bool TrySkipZeroFraction()
        {
            if (!TrySkip('.') && !TrySkip(','))
            {
                return true;
            }

            bool hasZero = false;
            while (TrySkip('0'))
            {
                hasZero = true;
            }

            return hasZero && Current is not (>= '1' and <= '9');
        }

        /// <summary>Reads AM or PM if one follows, and converts the hour to the 24-hour clock.</summary>
        /// <returns>Whether the hour is valid for what follows.</returns>
        public bool TryHalf(ref int hour)
        {
            ReadOnlySpan<char> before = _rest;
            _ = TrySkip(' ') || TrySkip('\u00A0') || TrySkip('\u202F');
            bool isPm = Current is 'p' or 'P';
            if (!isPm && Current is not ('a' or 'A'))
            {
                _rest = before;
                return true;
            }

            Skip();
            TrySkip('.');
            if (!TrySkip("m") || hour is < 1 or > 12)
            {
                return false;
            }

            TrySkip('.');
            hour = (hour % 12) + (isPm ? 12 : 0);
            return true;
        }

        /// <summary>Reads Z or an offset from UTC if one follows.</summary>
        public bool TryOffset(int mostHours, out TimeSpan? offset)
        {
            offset = null;
            if (IsAtEnd)
            {
                return true;
            }

            TrySkip(' ');
            if (TrySkip('Z'))
            {
                offset = TimeSpan.Zero;
                return true;
            }

            bool isNegative = Current == '-';
            if (!TrySkip('+') && !TrySkip('-'))
            {
                return false;
            }

            int hours = Number(out int digits);
            int minutes = 0;
            if (digits == 4)
            {
                (hours, minutes) = (hours / 100, hours % 100);
            }
            else if (digits != 2 || !TrySkip(':') || !TryTwoDigits(out minutes))
            {
                return false;
            }

            TimeSpan size = new TimeSpan(hours, minutes, 0);
            offset = isNegative ? -size : size;
            return hours <= mostHours && minutes <= 59;
        }
    }
}
