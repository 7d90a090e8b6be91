using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Sandbox;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Stores;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>Holds what the rules say of records against what a sandbox does with them.</summary>
internal sealed class SandboxAgreement : IDisposable
{
    private const int BatchSize = 200;

    private readonly MigrationSandbox _sandbox;
    private readonly IIdentityStore _store;
    private readonly string _entityType;

    private SandboxAgreement(MigrationSandbox sandbox, string entityType)
    {
        _sandbox = sandbox;
        _entityType = entityType;
        _store = StoreTargets.Get(IdentityTarget.Akamai).Connect(
            new StoreConnection(sandbox.Uri, new StoreCredential(sandbox.ClientId, sandbox.ClientSecret), TimeProvider.System));
    }

    /// <summary>A sandbox with its own schema, or with one that is given.</summary>
    public static async Task<SandboxAgreement> StartAsync(string entityType = "user", string? schema = null)
    {
        string? file = null;
        if (schema is not null)
        {
            file = Path.Combine(Path.GetTempPath(), $"um-schema-{Guid.NewGuid():N}.json");
            await File.WriteAllTextAsync(file, schema, TestContext.Current.CancellationToken);
        }

        try
        {
            return new SandboxAgreement(
                await SandboxLauncher.StartAsync(new SandboxOptions(SharedSandbox.Path) { SchemaPath = file }, TestContext.Current.CancellationToken), entityType);
        }
        finally
        {
            if (file is not null)
            {
                File.Delete(file);
            }
        }
    }

    public Task<IdentitySchema> GetSchemaAsync() => _store.GetSchemaAsync(_entityType, TestContext.Current.CancellationToken);

    /// <summary>Checks records, sends all of them whatever the check says, and tells what both made of each.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="records">The records.</param>
    public async Task<IReadOnlyList<Verdict>> JudgeAsync(IdentitySchema schema, IEnumerable<MigrationRecord> records)
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Schema = schema });
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Transforms = Transforms(schema) });
        List<Verdict> verdicts = [];
        foreach (MigrationRecord[] some in records.Chunk(BatchSize))
        {
            List<IdentityRecord> sent = [];
            List<(MigrationRecord Record, bool IsHeaderBad)> judged = [];
            foreach (MigrationRecord record in some)
            {
                validator.Validate(record);
                judged.Add((record, validator.HeaderIssues.Any(issue => issue.Severity == IssueSeverity.Error)));
                MigrationRecord copy = new MigrationRecord(
                    record.GetColumns(), Enumerable.Range(0, record.GetColumns().Count).Select(record.GetValue).ToArray(), record.RecordNumber);
                sent.Add(converter.Convert(copy));
            }

            IReadOnlyList<StoreRecordAnswer> answers = await _store.CreateAsync(
                _entityType, sent, StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            verdicts.AddRange(judged.Select((one, i) => new Verdict(
                one.Record, one.Record.IsValid && !one.IsHeaderBad, answers[i].Uuid is not null && sent[i].IsValid, answers[i].Code)));
        }

        return verdicts;
    }

    public void Dispose()
    {
        _store.Dispose();
        _sandbox.Dispose();
    }

    // What an administrator would ask for: plurals, objects and JSON made of their text.
    private static Dictionary<string, IReadOnlyList<AttributeTransform>> Transforms(IdentitySchema schema)
    {
        Dictionary<string, IReadOnlyList<AttributeTransform>> transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>(StringComparer.Ordinal)
        {
            ["password"] = [BuiltInTransforms.Find("Password", allowClearText: false, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap())!],
            ["birthday"] = [BuiltInTransforms.Find("UsDate", allowClearText: false)!],
        };
        foreach (SchemaAttribute attribute in schema.GetAllAttributes().Where(one => one.IsPlural || one.IsObject || one.Type == "json"))
        {
            transforms[attribute.Path] = [BuiltInTransforms.Find(attribute.IsPlural ? "Plural" : "Json", allowClearText: false)!];
        }

        return transforms;
    }

    /// <summary>What the rules and the store made of a record.</summary>
    internal sealed record Verdict(MigrationRecord Record, bool IsValid, bool IsAccepted, int? Code)
    {
        public override string ToString() =>
            $"{string.Join(", ", Record.GetColumns().Names.Select(name => $"{name}={Record.GetValue(name)}"))}: "
            + $"{(IsValid ? "valid" : "invalid")} ({string.Join(", ", Record.Issues.Select(issue => issue.RuleId))}), {(IsAccepted ? "accepted" : $"refused {Code}")}";
    }
}
