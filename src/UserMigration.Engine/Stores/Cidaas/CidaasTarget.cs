using System;
using System.Collections.Generic;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The kind of store cidaas.</summary>
internal sealed class CidaasTarget : StoreTarget
{
    /// <summary>The schema format of the store.</summary>
    internal static readonly SchemaDialect Dialect = new CidaasSchemaDialect();

    /// <summary>The capabilities of the store (contract of cidaas, sections 1, 5 and 7).</summary>
    internal static readonly StoreCapabilities StoreCapabilities = new StoreCapabilities
    {
        Authentication = StoreAuthentication.Token,
        PrimaryKey = "sub",
        Identifier = "sub",
        Settings = new[] { CidaasSettings.ResolveSub },
        OtherKeys = new[] { "email", "mobile_number", "username" },
        PasswordAttributes = new[] { "password_hash_info", "password" },
        HasRules = true,
        BatchSize = 50,
        LargestBatch = 1000,
        CreatesOrUpdates = true,
        ShowsAttributes = false,
        CanCount = false,
        DeletesLater = true,
    };

    /// <summary>The password formats of the store.</summary>
    internal static readonly CidaasPasswords PasswordFormats = new CidaasPasswords();

    private static readonly Dictionary<string, string> s_transforms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["password_hash_info"] = "Password",

        // Not UsDate: in files of customers of this store, 03/04/1980 can just as well be the third of April.
        ["birthdate"] = "Date",
    };

    public override IdentityTarget Target => IdentityTarget.Cidaas;

    public override StoreCapabilities Capabilities => StoreCapabilities;

    public override IReadOnlyDictionary<string, string> DefaultTransforms => s_transforms;

    internal override IReadOnlyList<UsualAttribute> UsualAttributes => CidaasUsualAttributes.All;

    internal override NeutralMember? FindNeutral(AttributeMeaning meaning) => CidaasNeutral.Find(meaning);

    public override IReadOnlyList<string> Scopes { get; } = new[] { CidaasCall.BulkScope, CidaasCall.FieldScope };

    public override IIdentityStore Connect(StoreConnection connection) => CidaasConnection.Open(connection);

    internal override SampleLayout Sample { get; } = new CidaasSample();

    // Each call can affect an existing user, so an empty value must not erase anything.
    public override EmptyValue DefaultEmptyValue => EmptyValue.Omit;

    public override string AttributeOf(string column) => CidaasMap.AttributeOf(column ?? throw new ArgumentNullException(nameof(column)));

    public override bool Documents(string attribute) => CidaasMap.Documents(attribute ?? throw new ArgumentNullException(nameof(attribute)));

    public override bool NeedsSchemaFor(string attribute) => CidaasRecordBuilder.IsCustomField(attribute ?? throw new ArgumentNullException(nameof(attribute)));

    internal override PasswordFormats Passwords => PasswordFormats;

    internal override RecordBuilder? ShapeOf(IdentitySchema? schema) => new CidaasRecordBuilder(schema);

    internal override IReadOnlyList<SandboxFault> SandboxFaults => CidaasSandboxFaults.All;

    internal override SchemaDialect Schema => Dialect;

    internal override TargetRules Rules { get; } = new CidaasRules();
}
