using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Schemas;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Reads the schema of an entity type, from the store or from a file that was saved.</summary>
[Cmdlet(VerbsCommon.Get, "IdentitySchema", HelpUri = HelpPages.GetIdentitySchema, DefaultParameterSetName = StoreSet, SupportsShouldProcess = true)]
[OutputType(typeof(IdentitySchema))]
public sealed class GetIdentitySchemaCommand : StoreCommand
{
    private const string StoreSet = "Store";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The files to read instead of a store; wildcards are resolved.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    /// <summary>The files to read instead of a store.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>
    /// The file to save the schema in, for work without the store: Test-MigrationRecord -Schema accepts it.
    /// </summary>
    [Parameter(ParameterSetName = StoreSet)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter(ParameterSetName = StoreSet)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == StoreSet)
        {
            ReadStore();
            return;
        }

        foreach (string path in Files())
        {
            try
            {
                IdentitySchema schema = StoreTargets.ReadSchema(path);
                DefaultSession.LatestSchema = schema;
                WriteObject(schema);
            }
            catch (MigrationException exception)
            {
                WriteError(ErrorRecords.Create(exception));
            }
        }
    }

    private void ReadStore()
    {
        string? file = OutFile is null ? null : Try(() => PathResolver.ResolveLiteral(this, OutFile));
        IdentitySchema schema = Try(() => Call((store, entityType, token) => store.GetSchemaAsync(entityType, token)));
        if (file is not null && ShouldProcess(file, $"Save the schema of {schema.EntityType}"))
        {
            Try(() => SchemaFile.Write(file, schema, Force));
        }

        DefaultSession.LatestSchema = schema;
        WriteObject(schema);
    }

    private string[] Files() => Try(() => ParameterSetName == LiteralPathSet
        ? LiteralPath.Select(path => PathResolver.ResolveLiteral(this, path)).ToArray()
        : PathResolver.Resolve(this, Path).ToArray());
}
