using System;

namespace UserMigration.Sandbox.Http;

/// <summary>A body is not a valid form. The message contains no value.</summary>
internal sealed class FormException : Exception
{
    public FormException(string message, string? field = null, bool isTwice = false)
        : base(message)
    {
        Field = field;
        IsTwice = isTwice;
    }

    /// <summary>The field that caused the error, or null.</summary>
    public string? Field { get; }

    /// <summary>Whether the error is that the field occurs twice.</summary>
    public bool IsTwice { get; }
}
