using System;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Targets;

/// <summary>A store that can count the users that were created or changed since a time. Stores that can't do not implement it.</summary>
internal interface IChangeCount
{
    /// <summary>Counts the users that were created or changed after a time.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="since">The time, by the clock of the store.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    Task<long> CountChangedSinceAsync(string entityType, DateTimeOffset since, CancellationToken cancellationToken);
}
