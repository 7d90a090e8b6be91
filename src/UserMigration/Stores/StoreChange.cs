using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>One call that changes a user of a store: attributes that are named are set, or one attribute is set anew.</summary>
public sealed class StoreChange
{
    /// <summary>Makes a change.</summary>
    /// <param name="attribute">The attribute that is replaced whole, as a dotted path; null where attributes are set beside others.</param>
    /// <param name="value">The new value of that attribute; without one, the attributes by name.</param>
    /// <param name="erased">The attributes that are blank afterwards and are not now, as dotted paths.</param>
    public StoreChange(string? attribute, object? value, IReadOnlyList<string> erased)
    {
        Attribute = attribute;
        Value = value;
        Erased = erased ?? throw new ArgumentNullException(nameof(erased));
    }

    /// <summary>The attribute that is replaced whole; null where attributes are set beside others that stay.</summary>
    public string? Attribute { get; }

    /// <summary>The new value of that attribute; without one, the attributes by name.</summary>
    public object? Value { get; }

    /// <summary>The attributes that are blank afterwards and are not now.</summary>
    public IReadOnlyList<string> Erased { get; }
}
