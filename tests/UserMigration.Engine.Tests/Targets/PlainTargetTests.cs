using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Targets;

/// <summary>A kind of store without password hashes, schema, sandbox faults and rules implements nothing for them.</summary>
public static class PlainTargetTests
{
    [Fact]
    public static void Record_IsConvertedAndChecked()
    {
        MigrationRecord record = Records.Of(("email", "ada@example.com"), ("name", "Ada"));

        new RecordValidator(new ValidationOptions(new PlainTarget())).Validate(record);
        IdentityRecord converted = new IdentityConverter(new ConversionOptions(new PlainTarget())).Convert(record);

        Assert.Empty(record.Issues);
        Assert.Equal(["email", "name"], converted.Attributes.Keys);
    }

    [Fact]
    public static void PasswordHash_IsRefusedWithWhatToDo()
    {
        MigrationRecord record = Records.Of(("password", "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"));

        MigrationIssue? issue = BuiltInTransforms.Find("Password", allowClearText: false, new PlainTarget().CreatePasswordTypeMap())!
            .Apply(record.GetValue("password"), record, out _);

        Assert.NotNull(issue);
        Assert.Equal(("PasswordKindUnsupported", IssueSeverity.Error), (issue.RuleId, issue.Severity));
        Assert.Equal("The store accepts no password hashes. Leave the password empty, or omit this kind with -OmitPasswordKind, and have these users set new passwords.", issue.Recommendation);
    }

    [Fact]
    public static void PasswordType_IsRefused()
    {
        MigrationException refused = Assert.Throws<MigrationException>(
            () => new PlainTarget().CreatePasswordTypeMap(new Dictionary<string, object?> { ["bcrypt"] = "any" }));

        Assert.Equal("PasswordTypeInvalid", refused.ErrorId);
        Assert.Contains("the store accepts no password hashes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Schema_IsNotRecognized()
    {
        PlainTarget target = new PlainTarget();
        using JsonDocument json = JsonDocument.Parse("""{"attr_defs":[]}""");

        Assert.False(target.Schema.Recognises(json.RootElement));
        Assert.Empty(target.SandboxFaults.Concat<object>(target.Rules.Catalogue).Concat(target.Capabilities.Settings));
    }

    private sealed class PlainTarget : StoreTarget
    {
        public override IdentityTarget Target => IdentityTarget.Akamai;

        public override StoreCapabilities Capabilities { get; } = new StoreCapabilities();

        public override IReadOnlyDictionary<string, string> DefaultTransforms { get; } = new Dictionary<string, string> { ["password"] = "Password" };

        public override IIdentityStore Connect(StoreConnection connection) => throw new NotSupportedException();
    }
}
