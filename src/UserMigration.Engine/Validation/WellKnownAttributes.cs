using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Validation;

/// <summary>
/// What the attributes of the usual user schema look like, for files that are checked without a schema.
/// </summary>
public static class WellKnownAttributes
{
    private static readonly Dictionary<string, AttributeKind> s_kinds = new Dictionary<string, AttributeKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = AttributeKind.Email,
        ["birthday"] = AttributeKind.Date,
        ["emailVerified"] = AttributeKind.DateTime,
        ["mobileNumberVerified"] = AttributeKind.DateTime,
        ["lastLogin"] = AttributeKind.DateTime,
        ["deactivateAccount"] = AttributeKind.DateTime,
        ["created"] = AttributeKind.DateTime,
        ["profiles"] = AttributeKind.Json,
    };

    /// <summary>What an attribute looks like.</summary>
    /// <param name="name">The name, in any case: a store may refuse <c>Email</c>, and its values are e-mail addresses.</param>
    /// <returns>Its kind; text where nothing is known.</returns>
    public static AttributeKind KindOf(string name) => s_kinds.TryGetValue(name, out AttributeKind kind) ? kind : AttributeKind.Text;
}
