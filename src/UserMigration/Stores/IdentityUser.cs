using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>A user in the store.</summary>
public sealed class IdentityUser
{
    /// <summary>Creates a user.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="attributes">The attributes.</param>
    public IdentityUser(string entityType, IDictionary<string, object?> attributes)
    {
        EntityType = entityType;
        Attributes = attributes ?? throw new ArgumentNullException(nameof(attributes));
    }

    /// <summary>The entity type.</summary>
    public string EntityType { get; }

    /// <summary>The store's identifier.</summary>
    public string? Uuid { get; set; }

    /// <summary>When it was created, in UTC; null if the store does not report it.</summary>
    public DateTimeOffset? Created { get; set; }

    /// <summary>When it was last changed, in UTC; null if the store does not report it.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>When it last signed in, in UTC; null if it never did, or if the store does not report it.</summary>
    public DateTimeOffset? LastLogin { get; set; }

    /// <summary>The attributes by their exact names: null, text, booleans, numbers, dictionaries and lists.</summary>
    public IDictionary<string, object?> Attributes { get; }

    /// <summary>Returns the entity type and the identifier; never a value.</summary>
    public override string ToString() => EntityType + " " + Uuid;
}
