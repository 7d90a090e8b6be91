using System;
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// Adds a check value to each line of a journal, and verifies it. The value is the SipHash-1-3 of the line's bytes. Its
/// key is the value of the previous line and a random number of the folder. This detects a changed bit, and a line that
/// is missing, duplicated, out of place or from another run.
/// </summary>
internal sealed class JournalChain
{
    private const int Digits = 16;
    private const int Before = 10;
    private const int SuffixLength = Before + Digits + 2;

    private static readonly StandardFormat s_hexadecimal = new StandardFormat('x', Digits);

    private readonly ulong _seed;
    private readonly long _checkedFrom;
    private readonly JournalMark? _mark;
    private ulong _last;

    /// <summary>Creates the chain for a journal, positioned at its start.</summary>
    /// <param name="seed">A random number of the folder.</param>
    /// <param name="checkedFrom">The offset from which each line must have a check value.</param>
    /// <param name="mark">A length that the journal has reached; null if none is known.</param>
    public JournalChain(ulong seed, long checkedFrom, JournalMark? mark)
    {
        _seed = seed;
        _checkedFrom = checkedFrom;
        _mark = mark;
        _last = seed;
    }

    /// <summary>The check value of the last line; 16 hexadecimal digits.</summary>
    public string Last => _last.ToString("x16", CultureInfo.InvariantCulture);

    private static ReadOnlySpan<byte> Member => ",\"check\":\""u8;

    /// <summary>Adds the check value to a line.</summary>
    /// <param name="line">The line: an object with at least one member, without a line break.</param>
    /// <param name="sealedLine">Receives the line with the value and a line feed; longer by <see cref="SuffixSize"/>.</param>
    public void Seal(ReadOnlySpan<byte> line, Span<byte> sealedLine)
    {
        ReadOnlySpan<byte> body = line.Slice(0, line.Length - 1);
        _last = ValueOf(body);
        body.CopyTo(sealedLine);
        Span<byte> rest = sealedLine.Slice(body.Length);
        Member.CopyTo(rest);
        Utf8Formatter.TryFormat(_last, rest.Slice(Before), out _, s_hexadecimal);
        "\"}\n"u8.CopyTo(rest.Slice(Before + Digits));
    }

    /// <summary>The number of bytes that <see cref="Seal"/> adds to a line.</summary>
    public static int SuffixSize => SuffixLength;

    /// <summary>Checks the next line.</summary>
    /// <param name="line">The line, without its line break.</param>
    /// <param name="start">The offset of the line.</param>
    /// <returns>False if the line was changed, or is not in its place.</returns>
    public bool IsRight(ReadOnlySpan<byte> line, long start)
    {
        int body = line.Length - SuffixLength;
        bool hasCheck = body > 0 && line.Slice(body, Before).SequenceEqual(Member) && line.Slice(body + Before + Digits).SequenceEqual("\"}"u8);
        if (hasCheck)
        {
            _last = ValueOf(line.Slice(0, body));
        }

        Span<byte> expected = stackalloc byte[Digits];
        Utf8Formatter.TryFormat(_last, expected, out _, s_hexadecimal);
        bool isRight = hasCheck ? line.Slice(body + Before, Digits).SequenceEqual(expected) : start < _checkedFrom;
        return isRight && (_mark is null || start + line.Length + 1 != _mark.Length || _mark.Check == Last);
    }

    /// <summary>Checks that the journal is not shorter than it was.</summary>
    /// <param name="length">The length of the complete lines, in bytes.</param>
    /// <exception cref="JournalException">The journal is shorter.</exception>
    public void CheckLength(long length)
    {
        if (_mark is not null && length < _mark.Length)
        {
            throw JournalException.CreateForMissingLines(length, _mark.Length);
        }
    }

    private ulong ValueOf(ReadOnlySpan<byte> body) => new SipHash(_last, _seed).Hash64(body);
}
