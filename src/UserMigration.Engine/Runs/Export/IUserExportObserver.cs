using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Export;

/// <summary>Receives the users of an export.</summary>
public interface IUserExportObserver : IRunObserver
{
    /// <summary>Receives users, on any thread.</summary>
    /// <param name="users">The users.</param>
    /// <returns>A task that ends when more users can be received.</returns>
    Task OnUsersAsync(IReadOnlyList<MigrationRecord> users);
}
