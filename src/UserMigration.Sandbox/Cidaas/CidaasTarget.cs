using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Cidaas.Setup;
using UserMigration.Sandbox.Cidaas.Users;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Cidaas;

/// <summary>The kind of store cidaas: it opens the store and creates its surface.</summary>
internal sealed class CidaasTarget : ITarget
{
    private const int ApplicationId = 0x554D5343;

    public string Name => "cidaas";

    public IReadOnlyDictionary<string, string> Options => CidaasOptions.Known;

    public ISurface Open(SandboxOptions options, ApiClient client, TimeProvider time)
    {
        CidaasOptions own = CidaasOptions.Read(options);
        FieldSetup setup = FieldSetupReader.Read(options.SchemaPath);
        Database database = Database.Open(options.DatabasePath, ApplicationId);
        try
        {
            return new CidaasSurface(own, new UserTable(database, setup, time), setup, client, time);
        }
        catch (StorageException exception)
        {
            throw new StartException($"The database file '{options.DatabasePath}' can't be used: {exception.Message}", exception);
        }
    }
}
