using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Users;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.PingOne;

/// <summary>The kind of store PingOne: it opens the store and creates its surface.</summary>
internal sealed class PingOneTarget : ITarget
{
    private const int ApplicationId = 0x554D5350;
    private const string LifetimeOption = "--token-lifetime";
    private const int UsualLifetime = 3600;

    public string Name => "pingone";

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string> { [LifetimeOption] = "seconds" };

    public ISurface Open(SandboxOptions options, ApiClient client, TimeProvider time)
    {
        if (options.SchemaPath is not null)
        {
            throw new StartException("The sandbox of PingOne has the schema of the documentation. Omit --schema.");
        }

        int lifetime = options.OwnNumber(LifetimeOption, 1, 86_400) ?? UsualLifetime;
        Database database = Database.Open(options.DatabasePath, ApplicationId);
        try
        {
            return new PingOneSurface(new UserTable(database, time), client, lifetime, time);
        }
        catch (StorageException exception)
        {
            throw new StartException($"The database file '{options.DatabasePath}' can't be used: {exception.Message}", exception);
        }
    }
}
