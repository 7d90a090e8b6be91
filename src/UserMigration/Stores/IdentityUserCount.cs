using System;

namespace UserMigration;

/// <summary>The number of users in a store.</summary>
public sealed class IdentityUserCount
{
    /// <summary>Creates a count.</summary>
    /// <param name="uri">The address of the store.</param>
    /// <param name="entityType">The entity type.</param>
    /// <param name="filter">The filter, or null.</param>
    /// <param name="count">The number of users.</param>
    public IdentityUserCount(Uri uri, string entityType, string? filter, long count)
    {
        Uri = uri;
        EntityType = entityType;
        Filter = filter;
        Count = count;
    }

    /// <summary>The address of the store.</summary>
    public Uri Uri { get; }

    /// <summary>The entity type.</summary>
    public string EntityType { get; }

    /// <summary>The filter, or null for all.</summary>
    public string? Filter { get; }

    /// <summary>The number of users.</summary>
    public long Count { get; }
}
