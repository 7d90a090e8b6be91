using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Sandbox;
using UserMigration.Engine.Targets;
using UserMigration.Tests.Shared;

namespace UserMigration.KillMatrix;

/// <summary>What is uploaded to: a kind of store, its sandbox, its faults, and how to see afterwards what it has.</summary>
internal abstract class Subject
{
    private static readonly Subject[] s_all = [new AkamaiSubject(), new CidaasSubject(), new ScimSubject(), new PingOneSubject()];

    /// <summary>The kind of store.</summary>
    public abstract IdentityTarget Target { get; }

    /// <summary>Its faults, alone and mixed.</summary>
    public abstract string[][] Faults { get; }

    /// <summary>Those of its faults after which a run ends: the mixtures that have just this.</summary>
    public abstract string Denied { get; }

    /// <summary>An attribute, and a value that no record has for it.</summary>
    public abstract KeyValuePair<string, string> OlderValue { get; }

    /// <summary>The settings of a connection with the sandbox.</summary>
    protected virtual StoreSettings Settings => StoreSettings.None;

    /// <summary>How long a token of the sandbox is valid; null for its usual lifetime.</summary>
    protected virtual TimeSpan? TokenLifetime => null;

    /// <summary>Finds the subject of a kind of store.</summary>
    public static Subject Of(IdentityTarget target) => s_all.Single(one => one.Target == target);

    /// <summary>The sandbox of the module that was built.</summary>
    public SandboxOptions CreateSandbox(int faultSeed)
    {
        SandboxOptions options = new SandboxOptions(Matrix.SandboxPath()) { Target = Target, FaultSeed = faultSeed };
        options.TokenLifetime = TokenLifetime ?? options.TokenLifetime;
        return options;
    }

    /// <summary>A session with a sandbox.</summary>
    public IIdentityStore Connect(string uri, string clientId, string secret) => StoreTargets.Get(Target).Connect(
        new StoreConnection(new Uri(uri), new StoreCredential(clientId, new NetworkCredential(string.Empty, secret).SecurePassword), new HurriedTime())
        {
            Settings = Settings,
        });

    /// <summary>The records of a datafile.</summary>
    public virtual IEnumerable<IdentityRecord> Read(string file)
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(Target))
        {
            Transforms = StoreTargets.Get(Target).DefaultTransforms.ToDictionary(
                item => item.Key,
                item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Create(item.Key, item.Value, null, false, StoreTargets.Get(Target).CreatePasswordTypeMap())]),
        });
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());
        while (reader.Read() is { } record)
        {
            yield return converter.Convert(record);
        }
    }

    /// <summary>Asks the store whether it has each user once, and as its record says.</summary>
    public abstract Task<IReadOnlyList<string>> FindMistakesAsync(MigrationSandbox sandbox, string secret, string file, int rows);

    /// <summary>Whether a record may have come to this, where everything went well.</summary>
    /// <param name="entry">What the journal says of it.</param>
    /// <param name="isDelta">Whether users were to be changed.</param>
    public virtual bool IsGood(HistoryEntry entry, bool isDelta) =>
        entry.Status == BulkUserStatus.Created || (isDelta && entry.Status is BulkUserStatus.Updated or BulkUserStatus.Unchanged);

    /// <summary>How many users landed, by the summary.</summary>
    /// <param name="count">Gives the count of a status.</param>
    public virtual long Landed(Func<string, long> count) => count("created") + count("updated") + count("unchanged");
}
