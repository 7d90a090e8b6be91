using System;

namespace UserMigration.Engine.Journal;

/// <summary>A line within a journal can't be read.</summary>
internal sealed class JournalException : Exception
{
    /// <summary>Names the line.</summary>
    /// <param name="line">Its number, from 1.</param>
    /// <param name="innerException">What is wrong.</param>
    public JournalException(long line, Exception innerException)
        : base($"Line {line} of the journal can't be read.", innerException)
    {
        Line = line;
    }

    /// <summary>Its number, from 1.</summary>
    public long Line { get; }
}
