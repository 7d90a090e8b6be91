using System;

namespace UserMigration;

/// <summary>A call to an identity store failed as a whole. The message holds no value of a record and no secret.</summary>
public sealed class IdentityStoreException : Exception
{
    /// <summary>Makes the exception.</summary>
    public IdentityStoreException()
        : this(IdentityStoreFault.Unresolved, "The call to the identity store failed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public IdentityStoreException(string message)
        : this(IdentityStoreFault.Unresolved, message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public IdentityStoreException(string message, Exception innerException)
        : this(IdentityStoreFault.Unresolved, message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="kind">What can be concluded.</param>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause, or null.</param>
    public IdentityStoreException(IdentityStoreFault kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>What can be concluded.</summary>
    public IdentityStoreFault Kind { get; }

    /// <summary>The exit code that a script ends with: 1, a call that failed.</summary>
    public int ExitCode { get; } = 1;

    /// <summary>Whether the call was refused because the store has a user of a record's key.</summary>
    public bool IsDuplicate { get; set; }

    /// <summary>The store's error code, or null.</summary>
    public int? Code { get; set; }

    /// <summary>The HTTP status, or null where there was no answer.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>
    /// Whether something in front of the store answered in its place in a way that waiting does not change: a redirect, a
    /// demand to sign in to a proxy, a page under a success.
    /// </summary>
    public bool IsFromElsewhere { get; set; }

    /// <summary>The store's reference for its support, or null.</summary>
    public string? RequestToken { get; set; }

    /// <summary>How long the store asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The argument that a refusal names, or null. A name, never a value.</summary>
    public string? Argument { get; set; }

    /// <summary>The name of the store's error, or null.</summary>
    public string? ErrorName { get; set; }

    /// <summary>The store's own words. They can repeat values of a record: mask them before they are shown.</summary>
    public string? ServerMessage { get; set; }
}
