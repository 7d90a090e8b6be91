using System;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// A whole call is refused. The message is the <c>error_description</c> of the answer and contains no value.
/// </summary>
internal sealed class CallException : Exception
{
    public CallException(ApiError error, string description, string? argument = null)
        : base(description)
    {
        Error = error;
        Argument = argument;
    }

    /// <summary>Creates the exception for the single record of a call.</summary>
    public CallException(RecordFault fault, string? argument)
        : this(fault.Error, fault.Description, argument)
    {
        Attribute = fault.Attribute;
    }

    public ApiError Error { get; }

    /// <summary>The form field that caused the error, or null.</summary>
    public string? Argument { get; }

    /// <summary>The path of the attribute that caused the error, or null.</summary>
    public string? Attribute { get; }
}
