using System;
using System.Globalization;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>A line within a journal can't be read or was changed, or lines are missing at its end.</summary>
internal sealed class JournalException : Exception
{
    private JournalException(string message, long line, long length, Exception? innerException)
        : base(message, innerException)
    {
        Line = line;
        Length = length;
    }

    /// <summary>The number of the line, from 1; 0 if lines are missing at the end.</summary>
    public long Line { get; }

    /// <summary>The length of the lines before the damage, in bytes.</summary>
    public long Length { get; }

    /// <summary>Creates the exception for a line that can't be read.</summary>
    /// <param name="line">The number of the line, from 1.</param>
    /// <param name="length">The length of the lines before it, in bytes.</param>
    /// <param name="innerException">What is wrong.</param>
    public static JournalException CreateForLine(long line, long length, Exception innerException) =>
        new JournalException(Text("Line {0} of the journal can't be read.", line), line, length, innerException);

    /// <summary>Creates the exception for a line whose check value does not match.</summary>
    /// <param name="line">The number of the line, from 1.</param>
    /// <param name="length">The length of the lines before it, in bytes.</param>
    public static JournalException CreateForChangedLine(long line, long length) =>
        new JournalException(Text("Line {0} of the journal was changed or is not in its place.", line), line, length, null);

    /// <summary>Creates the exception for a journal that is shorter than it was.</summary>
    /// <param name="length">The length of the complete lines, in bytes.</param>
    /// <param name="expected">The length that the journal had, in bytes.</param>
    public static JournalException CreateForMissingLines(long length, long expected) => new JournalException(
        length == 0 ? "The journal is missing or empty, but the run has begun." : Text("The journal has {0:N0} bytes, but it already had {1:N0} bytes.", length, expected),
        0,
        length,
        null);

    private static string Text(string format, params object[] numbers) => string.Format(CultureInfo.InvariantCulture, format, numbers);
}
