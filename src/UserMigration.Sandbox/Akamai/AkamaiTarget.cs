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

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>();

    public ISurface Open(SandboxOptions options, ApiClient client, TimeProvider time)
    {
        IReadOnlyList<EntityType> types = SchemaReader.Read(options.SchemaPath);
        Database database = Database.Open(options.DatabasePath, ApplicationId);
        try
        {
            return new AkamaiSurface(new EntityStore(database, types, time), client, time);
        }
        catch (StorageException exception)
        {
            throw new StartException($"The database file '{options.DatabasePath}' can't be used: {exception.Message}", exception);
        }
    }
}
