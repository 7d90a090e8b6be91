using System;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>Checks that a run belongs to the store and the entity type of a session.</summary>
internal static class RunStore
{
    /// <summary>Checks a run, including the version of its format.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="store">The store of the session.</param>
    /// <param name="options">The options that specify the entity type.</param>
    /// <exception cref="FormatException">The version of the format is not supported.</exception>
    /// <exception cref="MigrationException">The run belongs to another store or entity type.</exception>
    public static void Check(RunManifest manifest, string folder, IIdentityStore store, RunOptions options)
    {
        manifest.CheckVersion();
        Check(manifest.Target, manifest.Uri, manifest.EntityType, folder, store, options);
    }

    /// <summary>Checks a run or a rollback.</summary>
    /// <exception cref="MigrationException">The run belongs to another store or entity type.</exception>
    public static void Check(
        IdentityTarget target, Uri? uri, string entityType, string folder, IIdentityStore store, RunOptions options)
    {
        string? difference = target != store.Target || uri != store.Uri ? $"the store {target} {uri}"
            : entityType != options.EntityType ? $"the entity type {entityType}"
            : null;
        if (difference is not null)
        {
            throw RunFolderErrors.TargetChanged(folder, difference, "Connect to that store, and specify that type with -EntityType.");
        }
    }
}
