using System;

namespace UserMigration.Sandbox.Http;

/// <summary>A body is no form. The message holds no value.</summary>
internal sealed class FormException : Exception
{
    public FormException(string message, string? field = null, bool isTwice = false)
        : base(message)
    {
        Field = field;
        IsTwice = isTwice;
    }

    /// <summary>The field at fault, or null.</summary>
    public string? Field { get; }

    /// <summary>Whether the fault is that it is there twice.</summary>
    public bool IsTwice { get; }
}
