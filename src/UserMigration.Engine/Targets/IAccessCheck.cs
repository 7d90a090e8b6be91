using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Targets;

/// <summary>A store that can find out what its client may do without doing it. Stores that can't do not implement it.</summary>
internal interface IAccessCheck
{
    /// <summary>Checks what the client may do, and how long its access lasts. Nothing is changed.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityStoreException">The result is unknown.</exception>
    Task<IReadOnlyList<MigrationPlanCheck>> CheckAccessAsync(CancellationToken cancellationToken);
}
