using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

public static class MappingTests
{
    [Theory]
    [InlineData("Ada", "Lovelace", "Ada Lovelace")]
    [InlineData("Ada", "", "Ada")]
    [InlineData("", "Lovelace", "Lovelace")]
    [InlineData("  ", null, null)]
    public static void Join_SkipsBlanks(string? first, string? second, string? expected) => Assert.Equal(
        expected,
        Made(Entry(("Join", new[] { "first", "last" })), ("first", first), ("last", second)));

    [Fact]
    public static void Join_TakesAnySeparatorAndTypedValues() => Assert.Equal(
        "7/1.5/true",
        Made(Entry(("join", new[] { "a", "b", "c" }), ("separator", "/")), ("a", 7), ("b", 1.5m), ("c", true)));

    [Fact]
    public static void Join_OfNoSeparator_IsOneWord() => Assert.Equal(
        "DE53111", Made(Entry(("Join", new[] { "a", "b" }), ("Separator", string.Empty)), ("a", "DE"), ("b", "53111")));

    [Theory]
    [InlineData("Ada Maria Lovelace", "1", "Ada")]
    [InlineData("Ada Maria Lovelace", "2", "Maria")]
    [InlineData("Ada Maria Lovelace", "-1", "Lovelace")]
    [InlineData("Ada Maria Lovelace", "1,-2", "Ada Maria")]
    [InlineData("Ada Maria Lovelace", "2,-1", "Maria Lovelace")]
    [InlineData("Ada", "2", null)]
    [InlineData("Ada", "-2", null)]
    [InlineData("Ada", "2,-1", null)]
    [InlineData("Ada", "1,-2", null)]
    [InlineData("Ada", "1,-1", "Ada")]
    [InlineData("  Ada   Lovelace ", "2", "Lovelace")]
    [InlineData("Ada Lovelace", "-5,-1", "Ada Lovelace")]
    [InlineData("Ada Lovelace", "2,9", "Lovelace")]
    [InlineData("Ada Lovelace", "9,9", null)]
    [InlineData("", "1", null)]
    public static void Split_TakesParts(string value, string part, string? expected) => Assert.Equal(
        expected,
        Made(Entry(("Split", "name"), ("Part", part.Split(',').Select(int.Parse).Cast<object>().ToArray())), ("name", value)));

    [Theory]
    [InlineData("Street 1;;Bonn", 2, "")]
    [InlineData("Street 1;;Bonn", 3, "Bonn")]
    [InlineData("Lovelace, Ada", 2, "Ada")]
    public static void Split_CountsEmptyPartsBetweenOtherSeparators(string value, int part, string expected) => Assert.Equal(
        expected.Length == 0 ? null : expected,
        Made(Entry(("Split", "x"), ("Separator", value.Contains(';', StringComparison.Ordinal) ? ";" : ","), ("Part", part)), ("x", value)));

    [Fact]
    public static void FirstOf_TakesTheFirstThatIsNotBlank_AsItIs()
    {
        Assert.Equal("2", Made(Entry(("FirstOf", new[] { "a", "b", "c" })), ("a", " "), ("b", "2"), ("c", "3")));
        Assert.Equal(7, Made(Entry(("FirstOf", new[] { "a", "b" })), ("a", null), ("b", 7)));
        Assert.Null(Made(Entry(("FirstOf", new[] { "a", "b" })), ("a", null), ("b", "")));
    }

    [Fact]
    public static void Column_FillsASecondAttribute()
    {
        IdentityRecord record = Convert(Map(("username", Entry(("Column", "EMAIL")))), ("email", "a@example.com"));

        Assert.Equal(["a@example.com", "a@example.com"], record.Attributes.Values);
        Assert.Equal(["email", "username"], record.Attributes.Keys);
    }

    [Fact]
    public static void ColumnsThatAreUsed_StayAttributes_UnlessTheyAreDropped()
    {
        ConversionOptions options = Map(("givenName", Entry(("Split", "fullName"), ("Part", 1))));
        Assert.Equal(["fullName", "givenName"], Convert(options, ("fullName", "Ada Lovelace")).Attributes.Keys);

        options.Drops = ["FULLNAME"];
        Assert.Equal(["givenName"], Convert(options, ("fullName", "Ada Lovelace")).Attributes.Keys);
    }

    [Fact]
    public static void WhatIsMade_TakesThePlaceOfTheColumnOfThatName() => Assert.Equal(
        "030",
        Assert.Single(Convert(Map(("phone", Entry(("FirstOf", new[] { "mobile", "phone" })))), drop: "mobile", ("mobile", ""), ("phone", "030")).Attributes).Value);

    [Fact]
    public static void Transforms_ApplyToWhatIsMade()
    {
        ConversionOptions options = Map(("x", Entry(("Join", new[] { "a", "b" }))), ("y", new ConstantSource("yes")));
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>
        {
            ["x"] = [BuiltInTransforms.Find("Lower", false)!],
            ["y"] = [BuiltInTransforms.Find("Boolean", false)!],
        };
        options.TransformedAttributes = ["x", "y"];

        IdentityRecord record = Convert(options, ("a", "A"), ("b", "B"));

        Assert.Equal(("a b", true), (record.Attributes["x"], record.Attributes["y"]));
    }

    [Fact]
    public static void WhatIsMade_StandsInTheSameOrderInEachRun()
    {
        ConversionOptions options = Map(Enumerable.Range(0, 50).Reverse().Select(i => ($"c{i:00}", (AttributeSource)new ConstantSource(i))).ToArray());

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"c{i:00}").Prepend("x"), Convert(options, ("x", "1")).Attributes.Keys);
    }

    [Fact]
    public static void Hashtables_AreWrittenInTheSameOrderInEachRun()
    {
        System.Collections.Hashtable table = [];
        foreach (int i in Enumerable.Range(0, 50).Reverse())
        {
            table[$"c{i:00}"] = new System.Collections.Hashtable { ["b"] = 1, ["a"] = 2 };
        }

        using System.IO.MemoryStream stream = new System.IO.MemoryStream();
        using (System.Text.Json.Utf8JsonWriter writer = new System.Text.Json.Utf8JsonWriter(stream))
        {
            AttributeWriter.Write(writer, table);
        }

        Assert.Equal(
            "{" + string.Join(",", Enumerable.Range(0, 50).Select(i => $"\"c{i:00}\":{{\"a\":2,\"b\":1}}")) + "}",
            System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public static void ListsAreNotJoinedOrSplit_ThatMarksTheRecord()
    {
        Assert.Equal("MapFailed", Assert.Single(Convert(Map(("y", Entry(("Join", "x")))), ("x", new object[] { 1 })).Issues).RuleId);
        Assert.Equal("MapFailed", Assert.Single(Convert(Map(("y", Entry(("Split", "x"), ("Part", 1)))), ("x", new object[] { 1 })).Issues).RuleId);
    }

    [Fact]
    public static void LaterRecordThatLacksAColumn_HasABlankThere()
    {
        IdentityConverter converter = new IdentityConverter(Map(("y", Entry(("Join", new[] { "a", "b" })))));
        converter.Convert(Records.Of(("a", "1"), ("b", "2")));

        Assert.Equal("1", converter.Convert(Records.Of(("a", "1"))).Attributes["y"]);
    }

    [Fact]
    public static void ColumnThatIsNotThere_IsRefusedWithASuggestion()
    {
        MigrationException exception = Assert.Throws<MigrationException>(
            () => Convert(Map(("x", Entry(("Join", new[] { "givenName", "famlyName" })))), ("givenName", "a"), ("familyName", "b")));

        Assert.Equal("ColumnNotFound", exception.ErrorId);
        Assert.Contains("Did you mean 'familyName'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void TransformOfAnAttributeThatNothingFills_IsRefusedWithASuggestion()
    {
        ConversionOptions options = Map(("displayName", Entry(("Column", "x"))));
        options.TransformedAttributes = ["displayname"];

        MigrationException exception = Assert.Throws<MigrationException>(() => Convert(options, ("x", "1")));

        Assert.Equal("ColumnNotFound", exception.ErrorId);
        Assert.Contains("Did you mean 'displayName'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void TwoEntriesForOneAttribute_AreRefused()
    {
        ConversionOptions options = Map(("email", new ConstantSource("x")));
        options.Renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Mail"] = "email" };

        MigrationException exception = Assert.Throws<MigrationException>(() => Convert(options, ("Mail", "a")));

        Assert.Equal("AttributeConflict", exception.ErrorId);
        Assert.Contains("the column 'Mail'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("primaryAddress", "primaryAddress.city")]
    [InlineData("primaryAddress.city.name", "primaryAddress.city")]
    [InlineData("a..b", "x")]
    public static void ObjectAndValue_AreRefused(string made, string column) => Assert.Equal(
        "AttributeConflict",
        Assert.Throws<MigrationException>(() => Convert(Map((made, new ConstantSource("x"))), (column, "1"))).ErrorId);

    [Fact]
    public static void AttributesOfAMap_CanBeLookedAtBeforeTheFirstRecord()
    {
        List<IReadOnlyList<string>> seen = [];
        ConversionOptions options = Map(("x.b", new ConstantSource(1)), ("a", new ConstantSource(1)));
        options.CheckAttributes = seen.Add;
        IdentityConverter converter = new IdentityConverter(options);
        MigrationRecord record = Records.Of(("x.a", "1"), ("email", "2"));

        Assert.Equal(["x.a", "x.b", "email", "a"], converter.GetAttributePaths(record.GetColumns()));
        Assert.Empty(seen);
        converter.Convert(record);
        converter.Convert(record);
        Assert.Equal(["x.a", "x.b", "email", "a"], Assert.Single(seen));
    }

    [Theory]
    [InlineData("Jion", "did you mean 'Join'?")]
    [InlineData("", "has none of the keys")]
    [InlineData("Join,Split", "has both")]
    [InlineData("Join,Part", "the key 'Part', which Join does not support")]
    [InlineData("Constant,Separator", "the key 'Separator', which Constant does not support")]
    [InlineData("Split", "requires a Part")]
    public static void KeysThatAreNotKnown_AreRefused(string keys, string told)
    {
        Dictionary<string, object?> entry = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (string key in keys.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            entry[key] = "x";
        }

        MigrationException exception = Assert.Throws<MigrationException>(() => MapEntry.Read("y", entry));

        Assert.Equal("MapEntryInvalid", exception.ErrorId);
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Join", null)]
    [InlineData("Join", "")]
    [InlineData("FirstOf", null)]
    public static void EntriesThatNameNoColumn_AreRefused(string key, string? value) => Assert.Contains(
        "does not name a column",
        Assert.Throws<MigrationException>(() => Entry((key, value))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData("x")]
    [InlineData(null)]
    [InlineData(1.5)]
    public static void PartThatIsNone_IsRefused(object? part) => Assert.Contains(
        "requires a Part", Assert.Throws<MigrationException>(() => Entry(("Split", "x"), ("Part", part))).Message, StringComparison.Ordinal);

    [Fact]
    public static void SeparatorOfSplit_IsNotEmpty() =>
        Assert.Throws<MigrationException>(() => Entry(("Split", "x"), ("Part", 1), ("Separator", string.Empty)));

    private static AttributeSource Entry(params (string Key, object? Value)[] keys) => MapEntry.Read("y", Applied.With(keys));

    private static object? Made(AttributeSource source, params (string Name, object? Value)[] fields) =>
        Convert(Map(("made", source)), fields).Attributes["made"];

    private static ConversionOptions Map(params (string Attribute, AttributeSource Source)[] entries) => new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
    {
        Sources = entries.ToDictionary(entry => entry.Attribute, entry => entry.Source, StringComparer.Ordinal),
    };

    private static IdentityRecord Convert(ConversionOptions options, string drop, params (string Name, object? Value)[] fields)
    {
        options.Drops = [drop];
        return Convert(options, fields);
    }

    private static IdentityRecord Convert(ConversionOptions options, params (string Name, object? Value)[] fields) =>
        new IdentityConverter(options).Convert(Records.Of(fields));
}
