using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// One call that changes a user in a store: it sets the attributes that it names, or replaces one attribute.
/// </summary>
public sealed class StoreChange
{
    /// <summary>Creates a change.</summary>
    /// <param name="attribute">
    /// The attribute that is replaced as a whole, as a dotted path; null if attributes are set and the others are kept.
    /// </param>
    /// <param name="value">The new value of that attribute; if there is no attribute, the attributes by name.</param>
    /// <param name="erased">The attributes that have a value now and are empty afterwards, as dotted paths.</param>
    public StoreChange(string? attribute, object? value, IReadOnlyList<string> erased)
    {
        Attribute = attribute;
        Value = value;
        Erased = erased ?? throw new ArgumentNullException(nameof(erased));
    }

    /// <summary>
    /// The attribute that is replaced as a whole; null if attributes are set and the others are kept.
    /// </summary>
    public string? Attribute { get; }

    /// <summary>The new value of that attribute; if there is no attribute, the attributes by name.</summary>
    public object? Value { get; }

    /// <summary>The attributes that have a value now and are empty afterwards.</summary>
    public IReadOnlyList<string> Erased { get; }

    /// <summary>
    /// What the store noted about the user when it planned the change, such as its version, and needs for the call; or null. Only the store interprets it.
    /// </summary>
    public object? State { get; init; }
}
