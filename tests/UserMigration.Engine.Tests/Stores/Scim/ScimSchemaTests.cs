using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Tests.Drafting;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

/// <summary>The schema of a server, as checks and maps use it.</summary>
public static class ScimSchemaTests
{
    private const string Shop = "urn:example:params:scim:schemas:extension:shop:2.0:User";

    private const string Types = $$"""
        {"Resources":[{"name":"User","endpoint":"/Users","schema":"{{ScimCase.Core}}","schemaExtensions":[{"schema":"{{Shop}}","required":false}]},{"name":"Group","endpoint":"/Groups"}]}
        """;

    private const string Schemas = $$"""
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":3,"Resources":[
          {"id":"{{ScimCase.Core}}","attributes":[
            {"name":"userName","type":"string","required":true,"uniqueness":"server"},
            {"name":"password","type":"string","mutability":"writeOnly"},
            {"name":"active","type":"boolean"},
            {"name":"name","type":"complex","subAttributes":[{"name":"givenName","type":"string"}]},
            {"name":"emails","type":"complex","multiValued":true,"subAttributes":[{"name":"value","type":"string"},{"name":"primary","type":"boolean"},{"name":"type","type":"string"}]},
            {"name":"groups","type":"complex","multiValued":true,"mutability":"readOnly","subAttributes":[{"name":"value","type":"string","mutability":"readOnly"}]}]},
          {"id":"{{Shop}}","attributes":[
            {"name":"points","type":"integer"},{"name":"since","type":"dateTime"},{"name":"tags","type":"string","multiValued":true},{"name":"cardNumber","type":"string","uniqueness":"server","mutability":"immutable"}]},
          {"id":"{{ScimCase.Enterprise}}","attributes":[{"name":"department","type":"string"}]}]}
        """;

    [Fact]
    public static async Task Attributes_AreThoseOfUsers_WithTheExtensionsThatTheyHave()
    {
        IdentitySchema schema = await ReadAsync();

        Assert.True(schema.Find("userName") is { IsRequired: true, IsUnique: true });
        Assert.True(schema.Find("id") is { IsReserved: true });
        Assert.True(schema.Find("externalId") is { IsReserved: false, IsCaseSensitive: true });
        Assert.True(schema.Find("groups") is { IsReserved: true, IsPlural: true });
        Assert.True(schema.Find(Shop + ":cardNumber") is { IsUnique: true, IsReserved: true, IsCreateOnly: true });
        Assert.Null(schema.Find(ScimCase.Enterprise + ":department"));
    }

    [Fact]
    public static async Task MapIsChecked_ByFullNamesAndSelectors()
    {
        IdentitySchema schema = await ReadAsync();

        Assert.Empty(MapCheck.FindFaults(schema, ScimCase.Target, ["userName", "name.givenName", "emails", "emails[type eq \"work\"].value", "emails[primary eq true]", Shop + ":points"]));
        Assert.Equal(4, MapCheck.FindFaults(schema, ScimCase.Target, ["emails.value", "emails[type eq \"work\"].number", Shop + ":pounts", "meta.created"]).Count);
    }

    [Fact]
    public static async Task Values_GetTheTypesOfTheSchema()
    {
        IdentityRecord record = new IdentityConverter(ScimCase.Options(schema: await ReadAsync())).Convert(Records.Of(
            ("userName", "ada"), (Shop + ":points", "7"), (Shop + ":since", "2020-01-02"), (Shop + ":tags", "a;b")));

        Assert.Empty(record.Issues);
        Assert.Equal(
            """{"points":7,"since":"2020-01-02T00:00:00Z","tags":["a","b"]}""",
            JsonSerializer.Serialize(record.Attributes[Shop]));
    }

    [Fact]
    public static async Task DraftedMap_FillsTheUsualElementsOfLists_ThatTheSchemaHas()
    {
        MigrationMap map = Drafts.Draft(
            IdentityTarget.Scim,
            await ReadAsync(),
            Drafts.Column("E-Mail", Drafts.Emails),
            Drafts.Column("Handy", [.. Drafts.Emails.Select((_, i) => $"+49 151 1234567{i}")]));

        Assert.Equal(["emails[primary eq true].value", null], map.Columns.Select(column => column.Attribute));
        Assert.Equal(["userName"], map.MissingAttributes);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("emails[primary eq true].value")]
    [InlineData("emails[type eq \"work\"]")]
    public static async Task AddressOfAnElement_IsChecked(string column)
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(ScimCase.Target) { Schema = await ReadAsync() });
        MigrationRecord valid = Records.Of(("userName", "ada"), (column, "ada@example.com"));
        MigrationRecord invalid = Records.Of(("userName", "bob"), (column, "bob.example.com"));

        validator.Validate(valid);
        validator.Validate(invalid);

        Assert.Empty(valid.Issues);
        Assert.Equal("EmailShape", Assert.Single(invalid.Issues).RuleId);
    }

    [Fact]
    public static async Task SavedSchema_IsReadAgain()
    {
        IdentitySchema schema = await ReadAsync();
        using JsonDocument saved = JsonDocument.Parse($$"""{"target":"Scim","entityType":"user","schema":{{schema.GetJson()}}}""");

        IdentitySchema read = SchemaReader.ReadSaved(saved.RootElement, "x", [ScimCase.Target.Schema]);

        Assert.Equal(schema.GetAllAttributes().Select(one => one.Path), read.GetAllAttributes().Select(one => one.Path));
    }

    [Fact]
    public static void AnswerOfTheServer_IsRecognized()
    {
        using JsonDocument answer = JsonDocument.Parse(Schemas);

        IdentitySchema schema = SchemaReader.ReadSaved(answer.RootElement, "x", UserMigration.Engine.Composition.StoreTargets.All.Select(one => one.Schema).ToArray());

        Assert.Equal(IdentityTarget.Scim, schema.Target);
        Assert.NotNull(schema.Find(ScimCase.Enterprise + ":department"));
    }

    [Fact]
    public static async Task UserName_IsUnique_AlsoAtAServerWithoutSchemas()
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.Error(404));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        Assert.True(await store.IsUniqueAsync("user", "userName", TestContext.Current.CancellationToken));
        Assert.False(await store.IsUniqueAsync("user", "externalId", TestContext.Current.CancellationToken));
    }

    private static async Task<IdentitySchema> ReadAsync()
    {
        await using ScimServer server = new ScimServer(request => new ScimResponse(200, request.Path == "Schemas" ? Schemas : Types));
        using IIdentityStore store = ScimCase.Connect(server.Uri);
        return await store.GetSchemaAsync("user", TestContext.Current.CancellationToken);
    }
}
