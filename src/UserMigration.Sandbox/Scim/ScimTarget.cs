using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Schema;
using UserMigration.Sandbox.Scim.Users;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Scim;

/// <summary>The kind of store SCIM 2.0: it opens the store and creates its surface.</summary>
internal sealed class ScimTarget : ITarget
{
    private const int ApplicationId = 0x554D5353;

    public string Name => "scim";

    public IReadOnlyDictionary<string, string> Options => ScimOptions.Known;

    public ISurface Open(SandboxOptions options, ApiClient client, TimeProvider time)
    {
        int lifetime = ScimOptions.LifetimeOf(options);
        UserSchema schema = SchemaReader.Read(options.SchemaPath);
        Database database = Database.Open(options.DatabasePath, ApplicationId);
        try
        {
            return new ScimSurface(lifetime, new UserTable(database, time), schema, client, time);
        }
        catch (StorageException exception)
        {
            throw new StartException($"The database file '{options.DatabasePath}' can't be used: {exception.Message}", exception);
        }
    }
}
