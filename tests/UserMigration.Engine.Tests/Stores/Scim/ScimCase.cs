using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

/// <summary>What tests of the SCIM store share.</summary>
internal static class ScimCase
{
    public const string Secret = "s€cret +&=";

    public const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";

    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public static StoreTarget Target { get; } = StoreTargets.Get(IdentityTarget.Scim);

    public static IIdentityStore Connect(
        Uri uri, StoreAuthentication authentication = StoreAuthentication.Basic, string secret = Secret, Uri? issuer = null, string client = "client") =>
        Target.Connect(new StoreConnection(uri, new StoreCredential(client, new NetworkCredential(string.Empty, secret).SecurePassword), TimeProvider.System)
        {
            Authentication = authentication,
            IssuerUri = issuer,
        });

    /// <summary>Options with the defaults of SCIM.</summary>
    public static ConversionOptions Options(bool allowClearText = false, IdentitySchema? schema = null) => new ConversionOptions(Target)
    {
        Schema = schema,
        Transforms = Target.DefaultTransforms.ToDictionary(
            item => item.Key,
            item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Value, allowClearText, Target.CreatePasswordTypeMap())!]),
    };

    /// <summary>Converts a record of some columns, which has no issues.</summary>
    public static IdentityRecord Convert(params (string Name, object? Value)[] fields)
    {
        IdentityRecord record = new IdentityConverter(Options()).Convert(Records.Of(fields));
        Assert.Empty(record.Issues);
        return record;
    }

    /// <summary>Records with a userName.</summary>
    /// <param name="count">How many.</param>
    /// <param name="prefix">What their names start with, so that no other records have them.</param>
    public static IReadOnlyList<IdentityRecord> Named(int count, string prefix = "user") => Enumerable.Range(1, count)
        .Select(i => Convert(("userName", $"{prefix}{i}"), ("externalId", $"{prefix}-ext-{i}"), ("email", $"{prefix}{i}@example.com"), ("givenName", "Ada")))
        .ToArray();

    public static Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(IIdentityStore store, IReadOnlyList<IdentityRecord> records) =>
        store.CreateAsync("user", records, StoreSettings.None, Timeout, TestContext.Current.CancellationToken);

    public static Task<IdentityUser?> FindAsync(IIdentityStore store, string attribute, string value, params string[] attributes) =>
        store.FindAsync("user", new IdentityKey(attribute, value), attributes.Length == 0 ? null : attributes, TestContext.Current.CancellationToken);

    /// <summary>Changes a user to match a record.</summary>
    /// <returns>Whether a call was made.</returns>
    public static async Task<bool> ChangeAsync(IIdentityStore store, IdentityRecord record, IdentityUser user)
    {
        IReadOnlyList<StoreChange> changes = store.PlanChanges(record, user);
        foreach (StoreChange change in changes)
        {
            await store.ChangeAsync("user", new IdentityKey("id", user.Uuid!), change, Timeout, TestContext.Current.CancellationToken);
        }

        return changes.Count > 0;
    }
}
