using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Validation;

/// <summary>The types of the attributes in the usual user schema, for files that are checked without a schema.</summary>
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

    /// <summary>Gets the type of an attribute.</summary>
    /// <param name="name">The name, in any letter case. A store may reject <c>Email</c>, but its values are e-mail addresses.</param>
    /// <returns>The type of the attribute; text if it is not known.</returns>
    public static AttributeKind KindOf(string name) => s_kinds.TryGetValue(name, out AttributeKind kind) ? kind : AttributeKind.Text;
}
