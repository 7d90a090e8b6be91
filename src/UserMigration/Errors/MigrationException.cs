using System;

namespace UserMigration;

/// <summary>
/// A fault that ends a command: what is wrong, where, and what to do next. It holds no value of a record and no secret.
/// </summary>
public sealed class MigrationException : Exception
{
    /// <summary>Makes the exception.</summary>
    public MigrationException()
        : this("MigrationFailed", MigrationFault.InvalidOperation, "The migration failed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public MigrationException(string message)
        : this("MigrationFailed", MigrationFault.InvalidOperation, message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public MigrationException(string message, Exception innerException)
        : this("MigrationFailed", MigrationFault.InvalidOperation, message, null, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="errorId">The stable PascalCase id, listed in about_UserMigration_Errors.</param>
    /// <param name="fault">The kind of fault.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="subject">What it is about: a path, a name. Never a value of a record.</param>
    /// <param name="innerException">The cause, or null.</param>
    /// <param name="exitCode">The exit code that a script ends with.</param>
    public MigrationException(
        string errorId,
        MigrationFault fault,
        string message,
        object? subject = null,
        Exception? innerException = null,
        int exitCode = 1)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Fault = fault;
        Subject = subject;
        ExitCode = exitCode;
    }

    /// <summary>The stable PascalCase id, listed in about_UserMigration_Errors.</summary>
    public string ErrorId { get; }

    /// <summary>The kind of fault.</summary>
    public MigrationFault Fault { get; }

    /// <summary>What it is about: a path, a name; or null.</summary>
    public object? Subject { get; }

    /// <summary>
    /// The exit code that a script ends with: 5 where an upload refused to start, 4 where it was aborted, 0 where the
    /// command goes on, else 1.
    /// </summary>
    public int ExitCode { get; }
}
