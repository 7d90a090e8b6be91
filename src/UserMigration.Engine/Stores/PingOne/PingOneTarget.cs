using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The kind of store PingOne.</summary>
internal sealed class PingOneTarget : StoreTarget
{
    /// <summary>The capabilities of the store (contract of PingOne).</summary>
    internal static readonly StoreCapabilities StoreCapabilities = new StoreCapabilities
    {
        Authentication = StoreAuthentication.Token,
        PrimaryKey = PingOneMembers.Username,
        RequiresKey = true,
        Identifier = PingOneMembers.Id,
        HasUuids = true,
        PasswordAttributes = new[] { PingOneMembers.Password },
        HasRules = true,

        // There is no call for several users.
        BatchSize = 1,
        LargestBatch = 1,
        AdvisedBatchSize = 1,
        LargestAdvisedBatch = 1,
        Settings = new[] { PingOneSettings.EnvironmentId, PingOneSettings.PopulationId, PingOneSettings.Region },
        ConfirmsDuplicates = true,
        FindsNewUsersLater = true,
        ChangeTimes = new[] { PingOneMembers.Created, PingOneMembers.Updated },
        LoginTime = PingOneMembers.SignedOn,
    };

    private static readonly PingOnePasswords s_passwords = new PingOnePasswords();

    /// <summary>The schema format of the store.</summary>
    internal static readonly PingOneSchemaDialect Dialect = new PingOneSchemaDialect();

    private static readonly Dictionary<string, string> s_transforms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [PingOneMembers.Password] = "Password",
    };

    public override IdentityTarget Target => IdentityTarget.PingOne;

    public override StoreCapabilities Capabilities => StoreCapabilities;

    public override IReadOnlyDictionary<string, string> DefaultTransforms => s_transforms;

    // An attribute without a value is left out of a new user, and only -EmptyValue Null unsets one.
    public override EmptyValue DefaultEmptyValue => EmptyValue.Omit;

    public override IdentitySchema? BuiltInSchema => PingOneSchema.BuiltIn;

    internal override IReadOnlyList<UsualAttribute> UsualAttributes => PingOneUsualAttributes.All;

    internal override SampleLayout Sample { get; } = new PingOneSample();

    internal override PasswordFormats Passwords => s_passwords;

    internal override SchemaDialect Schema => Dialect;

    internal override TargetRules Rules { get; } = new PingOneRules();

    internal override IReadOnlyList<SandboxFault> SandboxFaults => PingOneSandboxFaults.All;

    internal override RecordBuilder? ShapeOf(IdentitySchema? schema) => new PingOneRecordBuilder(schema);

    public override string AttributeOf(string column) => PingOneMap.AttributeOf(column ?? throw new ArgumentNullException(nameof(column)));

    public override bool Documents(string attribute) => PingOneMap.Documents(attribute ?? throw new ArgumentNullException(nameof(attribute)));

    public override Uri? AddressFrom(StoreSettings settings) => PingOneAddress.OfRegion(settings ?? throw new ArgumentNullException(nameof(settings)));

    public override IIdentityStore Connect(StoreConnection connection) => PingOneConnection.Open(connection);
}
