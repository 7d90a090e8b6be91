using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace UserMigration.Engine.Tests.Schemas;

public static class IdentitySchemaTests
{
    [Theory]
    [InlineData("email", "email (string, 40, required, unique, email-address)")]
    [InlineData("home.city", "home.city (string, 5, required)")]
    [InlineData("items.part.ip", "items.part.ip (ipAddress)")]
    public static void Find_TakesAPathWithDots(string path, string expected) => Assert.Equal(expected, StrictSchema.Read().Find(path)?.ToString());

    [Theory]
    [InlineData("Email")]
    [InlineData("city")]
    [InlineData("home/city")]
    [InlineData("")]
    public static void Find_IsExact(string path) => Assert.Null(StrictSchema.Read().Find(path));

    [Fact]
    public static void Attribute_SaysWhatTheStoreSays()
    {
        SchemaAttribute email = StrictSchema.Read().Find("email")!;
        SchemaAttribute handle = StrictSchema.Read().Find("handle")!;
        SchemaAttribute label = StrictSchema.Read().Find("items.label")!;

        Assert.Equal(("email", "string", 40), (email.Name, email.Type, email.Length));
        Assert.True(email is { IsRequired: true, IsUnique: true, IsCaseSensitive: false, IsLocallyUnique: false, IsReserved: false });
        Assert.Equal(["required", "unique", "email-address"], email.Constraints);
        Assert.True(handle is { IsUnique: true, IsCaseSensitive: true, IsRequired: false });
        Assert.True(label is { IsLocallyUnique: true, IsUnique: false });
        Assert.Equal("First name", StrictSchema.Read().Find("givenName")!.Description);
        Assert.Null(StrictSchema.Read().Find("note")!.Length);
    }

    [Fact]
    public static void Reserved_AreThoseThatTheStoreSets()
    {
        string[] reserved = StrictSchema.Read().GetAllAttributes().Where(one => one.IsReserved).Select(one => one.Path).ToArray();

        Assert.Equal(["id", "uuid", "created", "lastUpdated", "items.id"], reserved);
        Assert.Equal("created", StrictSchema.Read().GetAllAttributes().Single(one => one.IsCreateOnly).Path);
    }

    [Fact]
    public static void Objects_AndPlurals_HaveParts()
    {
        IdentitySchema schema = StrictSchema.Read();

        Assert.True(schema.Find("home") is { IsObject: true, IsPlural: false, Attributes.Count: 2 });
        Assert.True(schema.Find("items") is { IsObject: false, IsPlural: true, Attributes.Count: 6 });
        Assert.Equal(33, schema.GetAllAttributes().Count);
    }

    [Fact]
    public static void Paths_AreWhatAColumnCanFill() => Assert.Equal(
        [
            "created", "email", "givenName", "password", "code", "tag", "word", "note", "handle", "birthday", "joined", "seen", "flag",
            "count", "amount", "address", "device", "extra", "revision", "home.city", "home.zip", "items",
        ],
        StrictSchema.Read().GetPaths());

    [Fact]
    public static void Schema_NamesItsEntityTypeAndTarget()
    {
        IdentitySchema schema = StrictSchema.Read();

        Assert.Equal("Akamai person (24 attributes)", schema.ToString());
        Assert.Equal("/schemas/person.json", schema.Path);
    }

    [Theory]
    [InlineData("""{"name":"person","attr_defs":[{"name":"a","type":"string"}]}""", "person")]
    [InlineData("""[{"name":"a","type":"string","length":7,"whatever":{"x":1}}]""", "user")]
    [InlineData("""{"stat":"ok","schema":{"attr_defs":[{"name":"a","type":"string"}]},"request_token":"x"}""", "user")]
    [InlineData("""{"target":"Akamai","entityType":"member","schema":{"name":"x","attr_defs":[{"name":"a","type":"string"}]}}""", "member")]
    public static void EachForm_IsRead(string json, string entityType)
    {
        IdentitySchema schema = StrictSchema.Read(json);

        Assert.Equal(entityType, schema.EntityType);
        Assert.Equal("a", Assert.Single(schema.Attributes).Path);
    }

    [Theory]
    [InlineData("""{"stat":"error","code":222,"error":"unknown_entity_type"}""", "SchemaIsError", "222 unknown_entity_type")]
    [InlineData("""{"schema":{"attr_defs":[]}}""", "SchemaEmpty", "no attribute")]
    [InlineData("[]", "SchemaEmpty", "no attribute")]
    [InlineData("{}", "SchemaNotUnderstood", "attr_defs")]
    [InlineData("""{"attr_defs":{}}""", "SchemaNotUnderstood", "not an array")]
    [InlineData("42", "SchemaNotUnderstood", "nor an array")]
    [InlineData("""[{"name":"a"}]""", "SchemaNotUnderstood", "type")]
    [InlineData("""[{"name":"a.b","type":"string"}]""", "SchemaNotUnderstood", "dot")]
    [InlineData("""[{"name":"o","type":"object","attr_defs":["x"]}]""", "SchemaNotUnderstood", "'o'")]
    [InlineData("""{"target":"Elsewhere","attr_defs":[{"name":"a","type":"string"}]}""", "SchemaNotUnderstood", "kind of store")]
    [InlineData("""[{"name":"a","type":"string"},{"name":"a","type":"date"}]""", "SchemaAttributeTwice", "'a'")]
    [InlineData("""[{"name":"o","type":"object","attr_defs":[{"name":"a","type":"string"},{"name":"a","type":"date"}]}]""", "SchemaAttributeTwice", "'o.a'")]
    public static void WhatIsNoSchema_IsAClearError(string json, string errorId, string words)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => StrictSchema.Read(json));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void OwnJson_IsKept()
    {
        using JsonDocument kept = JsonDocument.Parse(StrictSchema.Read().GetJson()!);

        Assert.Equal("x", kept.RootElement.GetProperty("attr_defs")[4].GetProperty("features")[0].GetString());
    }
}
