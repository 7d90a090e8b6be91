using System;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Tests.Schemas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>The field setup as a schema (contract of cidaas, section 6).</summary>
public static class CidaasSchemaTests
{
    [Theory]
    [InlineData("given_name", "given_name (TEXT, 10)")]
    [InlineData("address.locality", "address.locality (TEXT, 12)")]
    [InlineData("customFields.loyalty_number", "customFields.loyalty_number (TEXT, required, unique)")]
    [InlineData("customFields.strange", "customFields.strange (string)")]
    public static void Fields_AreMembers_OrInCustomFields(string path, string expected) =>
        Assert.Equal(expected, SampleFields.Read().Find(path)?.ToString());

    [Fact]
    public static void Schema_IsOfCidaas_WhateverTheFormOfTheFile() => Assert.All(
        new[]
        {
            """{"success":true,"status":200,"data":[{"fieldKey":"email"}]}""",
            """{"data":[{"fieldKey":"email"}]}""",
            """[{"fieldKey":"email"}]""",
            """{"data":{"fields":[{"fieldKey":"email"}]}}""",
            """{"target":"Cidaas","entityType":"user","uri":"https://x.example.com/","schema":{"success":true,"data":[{"fieldKey":"email"}]}}""",
            """{"target":"cidaas","schema":[{"fieldKey":"email"}]}""",
        },
        json => Assert.Equal((IdentityTarget.Cidaas, "email"), (SampleFields.Read(json).Target, SampleFields.Read(json).Attributes[0].Path)));

    [Theory]
    [InlineData("""{"success":true,"data":[]}""", "SchemaEmpty", "no attribute")]
    [InlineData("""{"success":false,"status":401,"error":"secret words"}""", "SchemaIsError", "status 401")]
    [InlineData("""{"ErrorResp":{"success":false,"status":417,"code":"01230","error":"x"}}""", "SchemaIsError", "status 417")]
    [InlineData("""{"target":"Cidaas","schema":{"x":1}}""", "SchemaNotUnderstood", "array of fields")]
    [InlineData("""{"target":"Cidaas","schema":[{"name":"x"}]}""", "SchemaNotUnderstood", "fieldKey")]
    [InlineData("""{"users":[]}""", "SchemaNotUnderstood", "field setup")]
    [InlineData("""[1,2]""", "SchemaNotUnderstood", "Get-IdentitySchema -OutFile")]
    public static void WhatIsNoFieldSetup_IsAClearError(string json, string errorId, string words)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => SampleFields.Read(json));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "Text")]
    [InlineData("birthdate", "Day")]
    [InlineData("password", "Password")]
    [InlineData("password_hash_info", "Password")]
    [InlineData("password_hash_info.hData.salt", "Password")]
    [InlineData("address", "Object")]
    [InlineData("customFields", "Object")]
    [InlineData("customFields.points", "Decimal")]
    [InlineData("customFields.level", "Text")]
    [InlineData("customFields.title", "Text")]
    [InlineData("customFields.hobbies", "List")]
    [InlineData("customFields.tags", "List")]
    [InlineData("customFields.languages", "List")]
    [InlineData("customFields.newsletter", "Boolean")]
    [InlineData("customFields.terms", "Boolean")]
    [InlineData("customFields.seen", "IsoDateTime")]
    [InlineData("customFields.joined", "Day")]
    [InlineData("customFields.extra", "Text")]
    [InlineData("customFields.code", "Text")]
    [InlineData("customFields.count", "Integer")]
    [InlineData("customFields.company.name", "Json")]
    [InlineData("customFields.shape", "Unknown")]
    [InlineData("customFields.strange", "Text")]
    [InlineData("mfa_enabled", "Boolean")]
    [InlineData("roles", "List")]
    [InlineData("groups", "Plural")]
    [InlineData("createdTime", "IsoDateTime")]
    [InlineData("rawJSON", "Unknown")]
    [InlineData("mobile_number_obj.E164_format", "Unknown")]
    public static void Kinds_GoByDataTypeAndBaseType(string path, string kind) =>
        Assert.Equal(kind, SchemaNode.RootOf(SampleFields.Read(), StoreTargets.Get(IdentityTarget.Cidaas).Schema).FindFilledBy(path)?.Kind.ToString());

    [Theory]
    [InlineData("customFields.nosuch")]
    [InlineData("address.planet")]
    [InlineData("customFields.Points")]
    [InlineData("points")]
    [InlineData("zoneinfo")]
    public static void WhatTheSetupDoesNotHave_IsNotThere(string path) => Assert.Null(SchemaNode.RootOf(SampleFields.Read(), StoreTargets.Get(IdentityTarget.Cidaas).Schema).FindFilledBy(path));

    [Fact]
    public static void Limits_AreNumbersForNumbers_AndLengthsForTexts()
    {
        IdentitySchema schema = SampleFields.Read();
        SchemaAttribute points = schema.Find("customFields.points")!;
        SchemaAttribute name = schema.Find("given_name")!;

        Assert.Equal((-5m, 100m, null, null), (points.Minimum, points.Maximum, points.Length, points.MinimumLength));
        Assert.Equal((2, 10, null, null), (name.MinimumLength, name.Length, name.Minimum, name.Pattern));
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), schema.Find("birthdate")!.Latest);
        Assert.Equal(["basic", "gold", "7"], schema.Find("customFields.level")!.Options);
        Assert.Equal(@"^[A-Z]{2}\d{4}$", schema.Find("customFields.loyalty_number")!.Pattern);
    }

    [Fact]
    public static void Zeros_AreNoLimits()
    {
        IdentitySchema schema = SampleFields.Read(
            """
            [{"fieldKey":"n","dataType":"NUMBER","fieldDefinition":{"minLength":0,"maxLength":0}},
             {"fieldKey":"p","dataType":"NUMBER","fieldDefinition":{"minLength":-9,"maxLength":0}},
             {"fieldKey":"t","dataType":"TEXT","fieldDefinition":{"minLength":0,"maxLength":0,"minDate":"0001-01-01T00:00:00Z","regex":null}}]
            """);

        Assert.True(schema.Find("customFields.n") is { Minimum: null, Maximum: null });
        Assert.True(schema.Find("customFields.p") is { Minimum: -9, Maximum: 0 });
        Assert.True(schema.Find("customFields.t") is { Length: null, MinimumLength: null, Earliest: null, Pattern: null });
    }

    [Fact]
    public static void Attribute_SaysWhatTheFieldSays()
    {
        IdentitySchema schema = SampleFields.Read();

        Assert.True(schema.Find("email") is { IsRequired: true, IsUnique: true, IsEnabled: true, BaseType: "string", Description: "E-mail address" });
        Assert.True(schema.Find("nickname") is { IsEnabled: false, IsRequired: true });
        Assert.True(schema.Find("customFields.remarks") is { IsInternal: true, IsReadOnly: false, IsReserved: false });
        Assert.True(schema.Find("customFields.code") is { IsReadOnly: true });
        Assert.True(schema.Find("customFields.languages") is { IsList: true });
        Assert.True(schema.Find("customFields.strange") is { IsEnabled: false, Type: "string", Description: "" });
    }

    [Fact]
    public static void Address_HasTheMembersOfTheEntity_WhereNoFieldIsListed()
    {
        IdentitySchema schema = SampleFields.Read("""[{"fieldKey":"email","fieldType":"SYSTEM"}]""");

        Assert.Equal(
            ["address.formatted", "address.street_address", "address.locality", "address.region", "address.postal_code", "address.country"],
            schema.Find("address")!.Attributes.Select(part => part.Path));
    }

    [Fact]
    public static void FieldOfAKeyThatIsThereTwice_IsTheEnabledOne()
    {
        IdentitySchema schema = SampleFields.Read(
            """[{"fieldKey":"x","fieldType":"CUSTOM","dataType":"TEXT","enabled":false},{"fieldKey":"x","fieldType":"CUSTOM","dataType":"NUMBER","enabled":true}]""");

        Assert.True(schema.Find("customFields.x") is { IsEnabled: true, Type: "NUMBER" });
    }

    [Fact]
    public static void Paths_AreWhatAColumnCanFill()
    {
        string[] paths = SampleFields.Read().GetPaths().ToArray();

        Assert.Contains("customFields.points", paths);
        Assert.Contains("address.country", paths);
        Assert.Contains("sub", paths);
        Assert.DoesNotContain("nickname", paths);
        Assert.DoesNotContain("customFields", paths);
        Assert.DoesNotContain("rawJSON", paths);
    }
}
