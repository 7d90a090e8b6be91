using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>Where the users of an export go.</summary>
internal interface IUserSink
{
    /// <summary>Opens the destination, and adds the users that it has from an earlier command.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="seen">Receives the users.</param>
    /// <param name="summary">Receives their counts.</param>
    /// <returns>The number of the last of them; 0 for none.</returns>
    long Open(IUserReader reader, SeenUsers seen, UserExportSummary summary);

    /// <summary>Adds a page.</summary>
    /// <param name="page">The page, which has users.</param>
    Task AddAsync(UserPage page);

    /// <summary>Forgets the users that were read again.</summary>
    void BeginAgain();

    /// <summary>Adds users that were read again, or for the first time after the pages had passed their place.</summary>
    /// <param name="page">The users.</param>
    /// <param name="isNew">Whether a user was not in a page.</param>
    Task AddAgainAsync(UserPage page, Func<long, bool> isNew);

    /// <summary>Completes the destination.</summary>
    /// <param name="deleted">The users that the store does not have any more.</param>
    /// <returns>The number of users that the destination has and the store too.</returns>
    Task<long> CompleteAsync(IReadOnlyCollection<long> deleted);
}
