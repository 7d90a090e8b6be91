using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Targets;

/// <summary>Users as a store returned them: the JSON of its answer, and where each user is in it. The JSON is never parsed a second time to be written.</summary>
internal sealed class UserPage
{
    private readonly ReadOnlyMemory<byte> _json;

    /// <summary>Creates a page.</summary>
    /// <param name="json">The JSON that contains the users.</param>
    /// <param name="users">The users, in the order of their numbers.</param>
    public UserPage(ReadOnlyMemory<byte> json, IReadOnlyList<PagedUser> users)
    {
        _json = json;
        Users = users;
    }

    /// <summary>The users, in the order of their numbers.</summary>
    public IReadOnlyList<PagedUser> Users { get; }

    /// <summary>Gets the JSON object of a user, without line breaks.</summary>
    /// <param name="user">The user.</param>
    public ReadOnlySpan<byte> JsonOf(PagedUser user) => _json.Span.Slice(user.Start, user.Length);
}
