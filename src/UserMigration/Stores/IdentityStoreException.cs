using System;

namespace UserMigration;

/// <summary>
/// A call to an identity store failed as a whole. The message contains no value of a record and no secret.
/// </summary>
public sealed class IdentityStoreException : Exception
{
    private bool? _mayHaveTakenEffect;
    private bool? _isThrottled;

    /// <summary>Creates an exception without a message.</summary>
    public IdentityStoreException()
        : this(IdentityStoreFault.Unresolved, "The call to the identity store failed.")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What happened.</param>
    public IdentityStoreException(string message)
        : this(IdentityStoreFault.Unresolved, message)
    {
    }

    /// <summary>Creates an exception with a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public IdentityStoreException(string message, Exception innerException)
        : this(IdentityStoreFault.Unresolved, message, innerException)
    {
    }

    /// <summary>Creates an exception that says what can be concluded from the failure.</summary>
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

    /// <summary>
    /// Whether the store may have acted on the call, so that its users must be looked up before anything is sent again. Unless it is set, that
    /// is so for <see cref="IdentityStoreFault.Unresolved"/> and for no other kind.
    /// </summary>
    public bool MayHaveTakenEffect
    {
        get => _mayHaveTakenEffect ?? Kind == IdentityStoreFault.Unresolved;
        set => _mayHaveTakenEffect = value;
    }

    /// <summary>
    /// Whether the store answered that calls come too fast, or asks to wait, so that the pace slows down. Unless it is set, that is so for
    /// <see cref="IdentityStoreFault.NotDone"/> with an HTTP status.
    /// </summary>
    public bool IsThrottled
    {
        get => _isThrottled ?? (Kind == IdentityStoreFault.NotDone && HttpStatus is not null);
        set => _isThrottled = value;
    }

    /// <summary>The exit code for a script to exit with: 1, a call failed.</summary>
    public int ExitCode { get; } = 1;

    /// <summary>Whether the call was refused because a user with the key of a record exists.</summary>
    public bool IsDuplicate { get; set; }

    /// <summary>The store's error code, or null.</summary>
    public int? Code { get; set; }

    /// <summary>The HTTP status, or null if there was no answer.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>
    /// Whether something in front of the store answered in its place in a way that does not change by waiting: a
    /// redirect, a request to sign in to a proxy, a web page with a success status.
    /// </summary>
    public bool IsFromElsewhere { get; set; }

    /// <summary>The store's reference for its support, or null.</summary>
    public string? RequestToken { get; set; }

    /// <summary>How long the store asks clients to wait; null if it does not specify this.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The argument that a refusal names, or null. It is a name, never a value.</summary>
    public string? Argument { get; set; }

    /// <summary>The name of the store's error, or null.</summary>
    public string? ErrorName { get; set; }

    /// <summary>The store's own text. It can repeat values of a record: mask them before it is shown.</summary>
    public string? ServerMessage { get; set; }
}
