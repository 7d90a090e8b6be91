using System;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>A whole call is refused. Its message is the answer's <c>error_description</c> and holds no value.</summary>
internal sealed class CallException : Exception
{
    public CallException(ApiError error, string description, string? argument = null)
        : base(description)
    {
        Error = error;
        Argument = argument;
    }

    /// <summary>Makes the exception for a record that is a call's only one.</summary>
    public CallException(RecordFault fault, string? argument)
        : this(fault.Error, fault.Description, argument)
    {
        Attribute = fault.Attribute;
    }

    public ApiError Error { get; }

    /// <summary>The form field at fault, or null.</summary>
    public string? Argument { get; }

    /// <summary>The path of the attribute at fault, or null.</summary>
    public string? Attribute { get; }
}
