using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>The kind of store Akamai Identity Cloud.</summary>
internal sealed class AkamaiTarget : StoreTarget
{
    /// <summary>The schema format of the store.</summary>
    internal static readonly SchemaDialect Dialect = new AkamaiSchemaDialect();

    /// <summary>The capabilities of the store.</summary>
    internal static readonly StoreCapabilities StoreCapabilities = new StoreCapabilities
    {
        HasUuids = true,
        RequiresKey = true,
        ChangeTimes = new[] { "created", "lastUpdated" },
        LoginTime = "lastLogin",
        PasswordAttributes = new[] { "password" },

        // Known clients keep a call near 1 MB and 2,000 records (contract, section 2).
        LargestAdvisedBatch = 2000,
        AdvisedCallBytes = 1_000_000,
        Settings = new[] { StoreSetting.EntityType, AkamaiSettings.CommitEach },
        UnknownAttributeCode = AkamaiCodes.UnknownAttribute,
    };

    private static readonly byte[] s_comma = { (byte)',' };
    private static readonly AkamaiPasswords s_passwords = new AkamaiPasswords();

    private static readonly Dictionary<string, string> s_transforms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // The transforms of dataload.py (contract, section 7).
        ["password"] = "Password",
        ["birthday"] = "UsDate",
        ["profiles"] = "Plural",
    };

    public override IdentityTarget Target => IdentityTarget.Akamai;

    public override StoreCapabilities Capabilities => StoreCapabilities;

    public override IReadOnlyDictionary<string, string> DefaultTransforms => s_transforms;

    internal override PasswordFormats Passwords => s_passwords;

    internal override IReadOnlyList<UsualAttribute> UsualAttributes => AkamaiUsualAttributes.All;

    internal override IReadOnlyList<ExportedAttribute> ExportedAttributes => AkamaiExport.All;

    public override IIdentityStore Connect(StoreConnection connection)
    {
        if (connection.IssuerUri is not null || connection.Scope is not null)
        {
            throw new MigrationException(
                "ConnectionSettingUnknown",
                MigrationFault.InvalidArgument,
                "Akamai Identity Cloud does not issue tokens to API clients. Omit -IssuerUri and -Scope.");
        }

        return new AkamaiStore(
            StoreAddress.Check(connection.Uri),
            AkamaiAuthentication.Create(connection.Authentication ?? Capabilities.Authentication, connection.Credential, connection.Time),
            connection.Unwrap,
            connection.Time);
    }

    internal override long SizeInCall(ReadOnlySpan<byte> json) => FormBody.LengthOf(json) + FormBody.LengthOf(s_comma);

    internal override SchemaDialect Schema => Dialect;

    internal override HandOffService? HandOff => AkamaiHandOff.Service;

    internal override TargetRules Rules { get; } = new AkamaiRules();
}
