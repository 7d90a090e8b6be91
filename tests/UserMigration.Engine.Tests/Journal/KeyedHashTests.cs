using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>What the journal knows keys and payloads by.</summary>
public static class KeyedHashTests
{
    private static readonly byte[] s_key = Enumerable.Range(0, KeyedHash.KeySize).Select(i => (byte)i).ToArray();

    [Fact]
    public static void Digest_IsThatOfThePublishedAlgorithm()
    {
        Digest digest = new KeyedHash(s_key).Compute(string.Empty);

        // A3817F04BA25A8E6 6DF67214C7550293, each half with its last byte first.
        Assert.Equal(new Digest(0xE6A825BA047F81A3, 0x930255C71472F66D), digest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public static void EachByteOfTheKey_Matters(int position)
    {
        byte[] other = (byte[])s_key.Clone();
        other[position] ^= 1;

        Assert.NotEqual(new KeyedHash(s_key).Compute("bob@example.com"), new KeyedHash(other).Compute("bob@example.com"));
        Assert.NotEqual(new KeyedHash(s_key).Compute("bob@example.com"), new KeyedHash(s_key).Compute("Bob@example.com"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public static void KeyOfAnotherLength_IsRefused(int length)
    {
        FormatException exception = Assert.Throws<FormatException>(() => new KeyedHash(new byte[length]));

        Assert.Contains("16 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void NewKeys_AreRandom()
    {
        byte[] key = KeyedHash.NewKey();

        Assert.Equal(16, key.Length);
        Assert.NotEqual(new byte[16], key);
        Assert.NotEqual(key, KeyedHash.NewKey());
    }

    [Fact]
    public static void Payload_IsAllThatIsSent()
    {
        KeyedHash hash = new KeyedHash(s_key);
        Digest bob = hash.ComputePayload(Record(RecordOperation.Unset, "Bob"));

        Assert.Equal(bob, hash.ComputePayload(Record(RecordOperation.Unset, "Bob")));
        Assert.Equal(bob, hash.Compute("{\"email\":\"bob@example.com\",\"givenName\":\"Bob\"}"));
        Assert.NotEqual(bob, hash.ComputePayload(Record(RecordOperation.Unset, "Rob")));
    }

    [Fact]
    public static void Payload_HasWhatIsDoneWithIt()
    {
        KeyedHash hash = new KeyedHash(s_key);
        RecordOperation[] operations = [RecordOperation.Unset, RecordOperation.Create, RecordOperation.Update, RecordOperation.Delete];

        Assert.Equal(4, operations.Select(operation => hash.ComputePayload(Record(operation, "Bob"))).Distinct().Count());
    }

    [Fact]
    public static void ValueOfAScript_IsUnwrapped()
    {
        KeyedHash hash = new KeyedHash(s_key, value => value is Uri ? "Bob" : value);

        Assert.Equal(
            hash.ComputePayload(Record(RecordOperation.Unset, "Bob")),
            hash.ComputePayload(Record(RecordOperation.Unset, new Uri("http://127.0.0.1/"))));
    }

    [Fact]
    public static void Batch_GetsTheDigestsThatItHasNotYet()
    {
        KeyedHash hash = new KeyedHash(s_key);
        QueuedRecord fresh = new QueuedRecord(Record(RecordOperation.Update, "Bob"));
        QueuedRecord known = new QueuedRecord(Record(RecordOperation.Unset, "Bob")) { Key = new Digest(1, 2), Payload = new Digest(3, 4) };
        QueuedRecord keyless = new QueuedRecord(Records.Identity(1, ("givenName", "Bob")));

        hash.Fill([fresh, known, keyless], new FakeStore(), "email");

        Assert.Equal(hash.Compute("bob@example.com"), fresh.Key);
        Assert.Equal(hash.ComputePayload(fresh.Record), fresh.Payload);
        Assert.Equal((new Digest(1, 2), new Digest(3, 4)), (known.Key, known.Payload));
        Assert.Null(keyless.Key);
        Assert.NotNull(keyless.Payload);
    }

    private static IdentityRecord Record(RecordOperation operation, object name) =>
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?> { ["email"] = "bob@example.com", ["givenName"] = name }, Records.Of(1))
        {
            Operation = operation,
        };
}
