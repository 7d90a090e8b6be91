using System;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>Checks that what a run did is where a session works now.</summary>
internal static class RunStore
{
    /// <summary>Checks a run.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="store">The store of the session.</param>
    /// <param name="options">The entity type that is worked with.</param>
    /// <exception cref="FormatException">Its format is not known.</exception>
    /// <exception cref="MigrationException">It is of another store or entity type.</exception>
    public static void Check(RunManifest manifest, string folder, IIdentityStore store, RunOptions options)
    {
        manifest.CheckVersion();
        Check(manifest.Target, manifest.Uri, manifest.EntityType, folder, store, options);
    }

    /// <summary>Checks a run, or what takes it back.</summary>
    /// <exception cref="MigrationException">It is of another store or entity type.</exception>
    public static void Check(
        IdentityTarget target, Uri? uri, string entityType, string folder, IIdentityStore store, RunOptions options)
    {
        string? difference = target != store.Target || uri != store.Uri ? $"the store {target} {uri}"
            : entityType != options.EntityType ? $"the entity type {entityType}"
            : null;
        if (difference is not null)
        {
            throw RunFolderFaults.TargetChanged(folder, difference, "Connect to that store, and name that type with -EntityType.");
        }
    }
}
