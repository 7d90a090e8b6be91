using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>What tests of the cidaas store share.</summary>
internal static class CidaasCase
{
    /// <summary>A secret that must be encoded, and masked.</summary>
    public const string Secret = "s€cret +&=";

    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public static IIdentityStore Connect(Uri uri, TimeProvider? time = null, Uri? issuer = null, string? scope = null) =>
        StoreTargets.Get(IdentityTarget.Cidaas).Connect(
            new StoreConnection(uri, new StoreCredential("client id", new NetworkCredential(string.Empty, Secret).SecurePassword), time ?? TimeProvider.System)
            {
                IssuerUri = issuer,
                Scope = scope,
            });

    /// <summary>An identity record of these attributes.</summary>
    public static IdentityRecord Record(params (string Name, object? Value)[] attributes) => new IdentityRecord(
        IdentityTarget.Cidaas, attributes.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), Records.Of(attributes.Select(pair => (pair.Name, (object?)"x")).ToArray()));

    /// <summary>Records with a sub, an e-mail address and the provider.</summary>
    /// <param name="count">How many.</param>
    /// <param name="prefix">What their keys start with, so that no other records have them.</param>
    public static IReadOnlyList<IdentityRecord> WithSubs(int count, string prefix = "") => Enumerable.Range(1, count)
        .Select(i => Record(("sub", $"{prefix}s{i}"), ("email", $"{prefix}user{i}@example.com"), ("provider", "self")))
        .ToArray();

    /// <summary>Records with an e-mail address and the provider.</summary>
    public static IReadOnlyList<IdentityRecord> WithoutSubs(int count) => Enumerable.Range(1, count)
        .Select(i => Record(("email", $"user{i}@example.com"), ("provider", "self")))
        .ToArray();

    public static async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(CidaasServer server, IReadOnlyList<IdentityRecord> records)
    {
        using IIdentityStore store = Connect(server.Uri);
        return await CreateAsync(store, records);
    }

    public static Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        IIdentityStore store, IReadOnlyList<IdentityRecord> records, CancellationToken? cancellationToken = null) =>
        store.CreateAsync("user", records, StoreSettings.None, Timeout, cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>Sends a record, and gives what the call failed with.</summary>
    public static async Task<IdentityStoreException> FailAsync(CidaasServer server, int records = 1)
    {
        using IIdentityStore store = Connect(server.Uri);
        return await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(store, WithSubs(records)));
    }

    public static async Task<IdentityUser?> FindAsync(CidaasServer server, string attribute, string value)
    {
        using IIdentityStore store = Connect(server.Uri);
        return await store.FindAsync("user", new IdentityKey(attribute, value), null, TestContext.Current.CancellationToken);
    }
}
