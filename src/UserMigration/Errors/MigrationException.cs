using System;

namespace UserMigration;

/// <summary>
/// A fault that ends a command. It says what is wrong, where, and what to do next. It contains no value of a record and
/// no secret.
/// </summary>
public sealed class MigrationException : Exception
{
    /// <summary>Creates an exception without a message, with the id <c>MigrationFailed</c>.</summary>
    public MigrationException()
        : this("MigrationFailed", MigrationFault.InvalidOperation, "The migration failed.")
    {
    }

    /// <summary>Creates an exception with the id <c>MigrationFailed</c>.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public MigrationException(string message)
        : this("MigrationFailed", MigrationFault.InvalidOperation, message)
    {
    }

    /// <summary>Creates an exception with the id <c>MigrationFailed</c> and a cause.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public MigrationException(string message, Exception innerException)
        : this("MigrationFailed", MigrationFault.InvalidOperation, message, null, innerException)
    {
    }

    /// <summary>Creates an exception with an id.</summary>
    /// <param name="errorId">The stable PascalCase id, listed in about_UserMigration_Errors.</param>
    /// <param name="fault">The kind of fault.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="subject">The subject of the fault: a path, a name. Never a value of a record.</param>
    /// <param name="innerException">The cause, or null.</param>
    /// <param name="exitCode">The exit code for a script to exit with.</param>
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

    /// <summary>The subject of the fault: a path, a name; or null.</summary>
    public object? Subject { get; }

    /// <summary>
    /// The exit code for a script to exit with: 5 if an upload refused to start, 4 if it was aborted, 0 if the command
    /// continues, otherwise 1.
    /// </summary>
    public int ExitCode { get; }
}
