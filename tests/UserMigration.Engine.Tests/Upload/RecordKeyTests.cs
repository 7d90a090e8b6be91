using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What identifies the user of a record.</summary>
public static class RecordKeyTests
{
    public static TheoryData<object> Numbers => [(sbyte)1, (byte)1, (short)1, (ushort)1, 1, 1u, 1L, 1UL, 1f, 1d, 1m];

    [Fact]
    public static void Key_IsTheTextOfItsAttribute()
    {
        IdentityRecord record = Record(("email", "bob@example.com"), ("number", 5), ("rate", 1.5));

        Assert.Equal("bob@example.com", RecordKey.Get(record, "email"));
        Assert.Equal("5", RecordKey.Get(record, "number"));
        Assert.Equal("1.5", RecordKey.Get(record, "rate"));
    }

    [Fact]
    public static void Key_CanBeWithinAnObject()
    {
        IdentityRecord record = Record(
            ("account", new Dictionary<string, object?> { ["id"] = "a1", ["inner"] = new Dictionary<string, object?> { ["id"] = "a2" } }),
            ("script", new Hashtable { ["id"] = "a3" }));

        Assert.Equal("a1", RecordKey.Get(record, "account.id"));
        Assert.Equal("a2", RecordKey.Get(record, "account.inner.id"));
        Assert.Equal("a3", RecordKey.Get(record, "script.id"));
        Assert.Null(RecordKey.Get(record, "account.other"));
        Assert.Null(RecordKey.Get(record, "account.id.more"));
        Assert.Null(RecordKey.Get(record, "script.other"));
        Assert.Null(RecordKey.Get(record, "other.id"));
    }

    [Fact]
    public static void RecordWithoutValue_HasNoKey()
    {
        IdentityRecord record = Record(
            ("empty", string.Empty),
            ("blank", " \t"),
            ("nothing", null),
            ("object", new Dictionary<string, object?> { ["id"] = "a1" }),
            ("list", new object[] { "a1" }));

        Assert.All(["empty", "blank", "nothing", "object", "list", "missing"], attribute =>
        {
            Assert.Null(RecordKey.Get(record, attribute));
            Assert.Null(RecordKey.ToAsk(record, attribute));
        });
    }

    [Fact]
    public static void Key_IsAskedForAsItWasSent()
    {
        IdentityRecord record = Record(("email", "5"), ("number", 5));

        IdentityKey text = RecordKey.ToAsk(record, "email")!;
        IdentityKey number = RecordKey.ToAsk(record, "number")!;
        Assert.Equal(("email", "5", false), (text.Attribute, text.Value, text.IsNumber));
        Assert.Equal(("number", "5", true), (number.Attribute, number.Value, number.IsNumber));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public static void Number_IsOne(object number) => Assert.True(RecordKey.IsNumber(number));

    [Fact]
    public static void OtherValue_IsNotANumber() =>
        Assert.All(new object?[] { "1", true, '1', null, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc) }, value => Assert.False(RecordKey.IsNumber(value)));

    [Fact]
    public static void RecordIsKnownByItsKey_OrByAnotherWithItsName()
    {
        IdentityRecord record = Record(("email", "bob@example.com"), ("mobile", "1"));

        Assert.Equal("bob@example.com", RecordKey.Identify(new FakeStore(), record, "email"));
        Assert.Equal("mobile\n1", RecordKey.Identify(new OtherKeyStore(), record, "email"));
        Assert.Null(RecordKey.Identify(new FakeStore(), record, "missing"));
    }

    [Fact]
    public static void ValueOfAScript_IsUnwrappedOnItsWay()
    {
        Dictionary<string, object?> inner = new Dictionary<string, object?> { ["id"] = "a1" };
        IdentityRecord record = Record(("account", new Version(1, 0)));

        Assert.Equal("a1", RecordKey.Find(record.Attributes, "account.id", value => value is Version ? inner : value));
        Assert.Equal("a1", RecordKey.Find(inner, "id", value => value));
        Assert.Null(RecordKey.Find(record.Attributes, "other.id", value => value));
    }

    private static IdentityRecord Record(params (string Name, object? Value)[] attributes)
    {
        Dictionary<string, object?> all = new Dictionary<string, object?>();
        foreach ((string name, object? value) in attributes)
        {
            all.Add(name, value);
        }

        return new IdentityRecord(IdentityTarget.Akamai, all, Records.Of(1));
    }

    private sealed class OtherKeyStore() : MemoryStore(TimeProvider.System)
    {
        public override IdentityKey? KeyOf(IdentityRecord record, string attribute) => RecordKey.ToAsk(record, "mobile");
    }
}
