using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Targets;

/// <summary>What a call reads: the users after a number, or those with certain numbers.</summary>
internal sealed class UserPageRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="size">The most users to return.</param>
    public UserPageRequest(string entityType, int size)
    {
        EntityType = entityType;
        Size = size;
    }

    /// <summary>The entity type.</summary>
    public string EntityType { get; }

    /// <summary>The most users to return.</summary>
    public int Size { get; }

    /// <summary>A filter in the language of the store; null for all users.</summary>
    public string? Filter { get; init; }

    /// <summary>The attributes to return, in addition to those that identify a user and say when it was changed; null for all.</summary>
    public IReadOnlyList<string>? Attributes { get; init; }

    /// <summary>The number after which the page starts.</summary>
    public long After { get; init; }

    /// <summary>The numbers of the users to return; null for the next page.</summary>
    public IReadOnlyList<long>? Numbers { get; init; }

    /// <summary>The time that the server has for the call.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
