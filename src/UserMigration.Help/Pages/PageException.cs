using System;

namespace UserMigration.Help.Pages;

/// <summary>A page cannot be read.</summary>
internal sealed class PageException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PageException()
        : this(string.Empty)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public PageException(string message)
        : this(message, null)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="inner">The cause.</param>
    public PageException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The line of the page, from 1.</summary>
    public int Line { get; init; } = 1;
}
