using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>A user as the store has it.</summary>
public sealed class IdentityUser
{
    /// <summary>Makes a user.</summary>
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

    /// <summary>When it was created, in UTC; null where the store does not say.</summary>
    public DateTimeOffset? Created { get; set; }

    /// <summary>When it was last changed, in UTC; null where the store does not say.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>When it last signed in, in UTC; null where it never did, or the store does not say.</summary>
    public DateTimeOffset? LastLogin { get; set; }

    /// <summary>The attributes by their exact names: null, text, booleans, numbers, dictionaries and lists.</summary>
    public IDictionary<string, object?> Attributes { get; }

    /// <summary>Entity type and identifier; never a value.</summary>
    public override string ToString() => EntityType + " " + Uuid;
}
