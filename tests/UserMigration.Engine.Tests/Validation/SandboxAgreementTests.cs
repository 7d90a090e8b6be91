using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Schemas;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>What the rules call valid a sandbox takes, and what they call an Error it refuses.</summary>
public sealed class SandboxAgreementTests : IClassFixture<SandboxAgreementTests.StrictSandbox>
{
    private const int Count = 4000;

    private readonly StrictSandbox _shared;

    public SandboxAgreementTests(StrictSandbox shared)
    {
        _shared = shared;
    }

    /// <summary>
    /// Where the rules are stricter than the sandbox: what is written so is taken by a sandbox that is lenient, and no
    /// document says that the store takes it, or takes it for what is meant.
    /// </summary>
    public static TheoryData<string, string> Stricter => new TheoryData<string, string>
    {
        { "email", ".bob@example.com" },
        { "seen", "2019-01-02T11:14:22Z" },
        { "seen", " 2019-01-02" },
        { "flag", " true " },
        { "count", " 5" },
        { "amount", "1e3" },
        { "address", "010.0.0.1" },
    };

    [Fact]
    public async Task RandomRecords_OfTheSandboxesOwnSchema_AreJudgedAlike()
    {
        using SandboxAgreement sandbox = await SandboxAgreement.StartAsync();
        await AgreeAsync(sandbox, seed: 20260731);
    }

    [Fact]
    public async Task RandomRecords_OfASchemaWithEachConstraint_AreJudgedAlike()
    {
        using SandboxAgreement sandbox = await SandboxAgreement.StartAsync("person", StrictSchema.Json);
        await AgreeAsync(sandbox, seed: 4711);
    }

    [Theory]
    [MemberData(nameof(Stricter))]
    public async Task StricterThanTheSandbox_IsAnError(string column, string value)
    {
        SandboxAgreement sandbox = _shared.Agreement;
        MigrationRecord record = column == "email" ? Records.Of((column, value)) : Records.Of(("email", _shared.NewEmail()), (column, value));

        SandboxAgreement.Verdict verdict = Assert.Single(await sandbox.JudgeAsync(await sandbox.GetSchemaAsync(), [record]));

        Assert.False(verdict.IsValid, verdict.ToString());
        Assert.True(verdict.IsAccepted, verdict.ToString());
    }

    [Theory]
    [InlineData("items.label")]
    [InlineData("Email2")]
    [InlineData("uuid")]
    [InlineData("lastUpdated")]
    [InlineData("home.street")]
    public async Task HeaderErrors_MakeTheStoreRefuseEachRecord(string column)
    {
        SandboxAgreement sandbox = _shared.Agreement;

        SandboxAgreement.Verdict verdict = Assert.Single(
            await sandbox.JudgeAsync(await sandbox.GetSchemaAsync(), [Records.Of(("email", _shared.NewEmail()), (column, "x"))]));

        Assert.False(verdict.IsValid);
        Assert.False(verdict.IsAccepted);
        Assert.Empty(verdict.Record.Issues);
    }

    [Fact]
    public async Task Created_IsTakenForANewUser()
    {
        SandboxAgreement sandbox = _shared.Agreement;

        SandboxAgreement.Verdict verdict = Assert.Single(
            await sandbox.JudgeAsync(await sandbox.GetSchemaAsync(), [Records.Of(("email", _shared.NewEmail()), ("created", "2015-01-02 03:04:05"))]));

        Assert.True(verdict is { IsValid: true, IsAccepted: true }, verdict.ToString());
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task Emoji_AreCountedAsTheStoreCountsThem(int count, bool isGood)
    {
        SandboxAgreement sandbox = _shared.Agreement;
        MigrationRecord record = Records.Of(("email", _shared.NewEmail()), ("givenName", string.Concat(Enumerable.Repeat("😀", count))));

        SandboxAgreement.Verdict verdict = Assert.Single(await sandbox.JudgeAsync(await sandbox.GetSchemaAsync(), [record]));

        Assert.Equal((isGood, isGood), (verdict.IsValid, verdict.IsAccepted));
    }

    private static async Task AgreeAsync(SandboxAgreement sandbox, int seed)
    {
        IdentitySchema schema = await sandbox.GetSchemaAsync();
        RandomRows rows = new RandomRows(schema, new Random(seed));

        IReadOnlyList<SandboxAgreement.Verdict> verdicts = await sandbox.JudgeAsync(schema, rows.Create(Count));

        string[] disputed = verdicts
            .Where((verdict, i) => verdict.IsValid != verdict.IsAccepted && !IsTwinOfARefused(verdict, verdicts[Math.Max(0, i - 1)]))
            .Select(verdict => verdict.ToString())
            .ToArray();
        Assert.True(disputed.Length == 0, string.Join("\n", disputed.Take(10)));
        Assert.InRange(verdicts.Count(verdict => verdict.IsValid), Count / 4, Count * 3 / 4);
    }

    /// <summary>A sandbox with every constraint, for tests that send a record or two.</summary>
    public sealed class StrictSandbox : IAsyncLifetime
    {
        private int _number;

        internal SandboxAgreement Agreement { get; private set; } = null!;

        /// <summary>An address that no other test of the class has.</summary>
        public string NewEmail() => $"user{Interlocked.Increment(ref _number)}@example.com";

        public async ValueTask InitializeAsync() => Agreement = await SandboxAgreement.StartAsync("person", StrictSchema.Json);

        public ValueTask DisposeAsync()
        {
            Agreement.Dispose();
            return default;
        }
    }

    // The later of two rows with a key is the duplicate, and a store that refused the earlier one takes it.
    private static bool IsTwinOfARefused(SandboxAgreement.Verdict verdict, SandboxAgreement.Verdict earlier) =>
        verdict.IsAccepted
        && !earlier.IsAccepted
        && verdict.Record.Issues.Where(issue => issue.Severity == IssueSeverity.Error).All(issue => issue.RuleId == "DuplicateKey");
}
