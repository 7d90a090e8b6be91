using System;

namespace UserMigration;

/// <summary>An attribute that identifies a user, and its value.</summary>
public sealed class IdentityKey
{
    /// <summary>Creates a key.</summary>
    /// <param name="attribute">The attribute, as a dotted path; <c>uuid</c> is the store's own identifier.</param>
    /// <param name="value">The value.</param>
    /// <param name="isNumber">Whether it is a number: a store distinguishes 7 from the text "7".</param>
    public IdentityKey(string attribute, string value, bool isNumber = false)
    {
        Attribute = attribute ?? throw new ArgumentNullException(nameof(attribute));
        Value = value ?? throw new ArgumentNullException(nameof(value));
        IsNumber = isNumber;
    }

    /// <summary>The attribute.</summary>
    public string Attribute { get; }

    /// <summary>The value; personal data.</summary>
    public string Value { get; }

    /// <summary>Whether the value is a number.</summary>
    public bool IsNumber { get; }

    /// <summary>Returns the attribute; never the value.</summary>
    public override string ToString() => Attribute;
}
