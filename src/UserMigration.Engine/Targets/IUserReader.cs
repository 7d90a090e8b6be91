using System;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Targets;

/// <summary>
/// A store whose users can be read out in pages, in the order of numbers that it never changes and never gives twice. Stores that
/// can't do not implement it.
/// </summary>
internal interface IUserReader
{
    /// <summary>The most users that one page can have, or that can be asked for by their numbers in one call.</summary>
    int LargestPage { get; }

    /// <summary>Reads users: the next page, or those with certain numbers.</summary>
    /// <param name="request">What to read.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The users, in the order of their numbers. A page has fewer users than requested only if no more follow, as far as the store knows.</returns>
    /// <exception cref="IdentityStoreException">The call failed, or its answer can't be trusted.</exception>
    Task<UserPage> ReadPageAsync(UserPageRequest request, CancellationToken cancellationToken);

    /// <summary>Reads what identifies a user back from its JSON.</summary>
    /// <param name="json">The user as it was in a page.</param>
    /// <exception cref="IdentityStoreException">It is not such a user.</exception>
    PagedUser Identify(ReadOnlySpan<byte> json);
}
