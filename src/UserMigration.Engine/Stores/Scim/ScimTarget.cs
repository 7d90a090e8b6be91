using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>The kind of store SCIM 2.0.</summary>
internal sealed class ScimTarget : StoreTarget
{
    /// <summary>The identifier that a server assigns.</summary>
    public const string Id = "id";

    /// <summary>The name of a user, which each server keeps unique.</summary>
    public const string UserName = "userName";

    /// <summary>The identifier of the user in the legacy system.</summary>
    public const string ExternalId = "externalId";

    // The rest of an operation: its method, path and bulkId.
    private const int AroundRecord = 70;
    private const int UsualBatch = 50;

    /// <summary>The schema format of the store.</summary>
    internal static readonly SchemaDialect Dialect = new ScimSchemaDialect();

    /// <summary>The capabilities before it is known what the server supports.</summary>
    internal static readonly StoreCapabilities StoreCapabilities = CapabilitiesOf(UsualBatch, 10_000, null);

    private static readonly Dictionary<string, string> s_transforms = new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = "Password" };

    public override IdentityTarget Target => IdentityTarget.Scim;

    public override StoreCapabilities Capabilities => StoreCapabilities;

    public override IReadOnlyDictionary<string, string> DefaultTransforms => s_transforms;

    // An attribute without a value is unassigned, and need not be sent.
    public override EmptyValue DefaultEmptyValue => EmptyValue.Omit;

    internal override PasswordFormats Passwords => NoPasswordFormats.Instance;

    internal override IReadOnlyList<UsualAttribute> UsualAttributes => ScimMap.UsualAttributes;

    internal override SampleLayout Sample { get; } = new ScimSample();

    internal override IReadOnlyList<SandboxFault> SandboxFaults => ScimSandboxFaults.All;

    internal override SchemaDialect Schema => Dialect;

    internal override TargetRules Rules { get; } = new ScimRules();

    /// <summary>Gets the capabilities of a server.</summary>
    /// <param name="features">What it supports.</param>
    public static StoreCapabilities CapabilitiesOf(ScimFeatures features) =>
        CapabilitiesOf(Math.Min(UsualBatch, features.MaxOperations), features.MaxOperations, features.MaxPayload);

    public override IIdentityStore Connect(StoreConnection connection) => ScimConnection.Open(connection);

    public override string AttributeOf(string column) => ScimMap.AttributeOf(column ?? throw new ArgumentNullException(nameof(column)));

    public override bool Documents(string attribute) => ScimCore.Find(attribute ?? throw new ArgumentNullException(nameof(attribute))) is not null;

    // The attribute can belong to an extension, whose name a column does not have.
    internal override SchemaAttribute? FindSame(IdentitySchema schema, string column)
    {
        if (base.FindSame(schema, column) is { } same)
        {
            return same;
        }

        SchemaAttribute[] extended = schema.Attributes
            .Where(attribute => PathNames.IsUrn(attribute.Path) && attribute.Path.Substring(PathNames.LastColon(attribute.Path) + 1).Equals(column, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        return extended.Length == 1 ? extended[0] : null;
    }

    internal override RecordBuilder? ShapeOf(IdentitySchema? schema) => new ScimRecordBuilder(schema);

    internal override long SizeInCall(ReadOnlySpan<byte> json) => json.Length + AroundRecord;

    private static StoreCapabilities CapabilitiesOf(int usual, int largest, long? bytes) => new StoreCapabilities
    {
        Authentication = StoreAuthentication.Token,
        PrimaryKey = UserName,
        RequiresKey = true,
        Identifier = Id,
        OtherKeys = new[] { ExternalId },
        PasswordAttributes = new[] { "password" },
        BatchSize = usual,
        LargestBatch = largest,
        AdvisedBatchSize = usual,
        LargestAdvisedBatch = Math.Min(largest, 1000),
        AdvisedCallBytes = bytes,
        FindsNewUsersLater = true,
        ChangeTimes = new[] { "meta.created", "meta.lastModified" },
    };
}
