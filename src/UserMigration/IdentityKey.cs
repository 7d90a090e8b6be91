using System;

namespace UserMigration;

/// <summary>An attribute that identifies a user, and the value it has.</summary>
public sealed class IdentityKey
{
    /// <summary>Makes a key.</summary>
    /// <param name="attribute">The attribute, with dots between the names of a path; <c>uuid</c> is the store's own identifier.</param>
    /// <param name="value">The value.</param>
    public IdentityKey(string attribute, string value)
    {
        Attribute = attribute ?? throw new ArgumentNullException(nameof(attribute));
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The attribute.</summary>
    public string Attribute { get; }

    /// <summary>The value; personal data.</summary>
    public string Value { get; }

    /// <summary>The attribute; never the value.</summary>
    public override string ToString() => Attribute;
}
