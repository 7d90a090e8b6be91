using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Akamai;

/// <summary>The kind of store Akamai Identity Cloud: it opens the store and creates its surface.</summary>
internal sealed class AkamaiTarget : ITarget
{
    private const int ApplicationId = 0x554D5342;

    public string Name => "akamai";

    public IReadOnlyDictionary<string, string> Options => AkamaiOptions.Known;

    public ISurface Open(SandboxOptions options, ApiClient client, TimeProvider time)
    {
        AkamaiOptions own = AkamaiOptions.Read(options);
        IReadOnlyList<EntityType> types = SchemaReader.Read(options.SchemaPath);
        Database database = Database.Open(options.DatabasePath, ApplicationId);
        try
        {
            EntityStore store = new(database, types, own.ReplicationDelay, time);
            SampleUsers.Fill(store, own.Users);
            return new AkamaiSurface(own, store, client, time);
        }
        catch (StorageException exception)
        {
            throw new StartException($"The database file '{options.DatabasePath}' can't be used: {exception.Message}", exception);
        }
    }
}
