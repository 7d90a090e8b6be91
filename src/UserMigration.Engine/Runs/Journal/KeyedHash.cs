using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// A hash with the random key of a run (<see cref="SipHash"/>, a pseudo-random function for short texts). The journal can
/// show that a key or a payload is the same as before, but without the key of the run nobody can try out values.
/// </summary>
internal sealed class KeyedHash
{
    /// <summary>The size of a key, in bytes.</summary>
    public const int KeySize = 16;

    private readonly SipHash _hash;
    private readonly Func<object, object?>? _unwrap;

    /// <summary>Creates a hash with a key.</summary>
    /// <param name="key">The key of the run; 16 bytes.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</param>
    /// <exception cref="FormatException">The key has another length.</exception>
    public KeyedHash(byte[] key, Func<object, object?>? unwrap = null)
    {
        if (key.Length != KeySize)
        {
            throw new FormatException("The key of the run's hashes does not have 16 bytes.");
        }

        _hash = new SipHash(BitConverter.ToUInt64(key, 0), BitConverter.ToUInt64(key, sizeof(ulong)));
        _unwrap = unwrap;
    }

    /// <summary>Creates a random key.</summary>
    public static byte[] NewKey()
    {
        byte[] key = new byte[KeySize];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }

    /// <summary>Computes the digest of a text.</summary>
    public Digest Compute(string text) => Compute(Encoding.UTF8.GetBytes(text));

    /// <summary>Computes the hash of a time, truncated to seconds, because stores may keep no fractions of a second; never 0.</summary>
    public ulong ComputeTime(DateTimeOffset time) =>
        Math.Max(1, Compute("time " + time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)).First);

    /// <summary>Computes the digest of everything that a record sends.</summary>
    public Digest ComputePayload(IdentityRecord record)
    {
        using JsonBuffer json = Serialize(record);
        return Compute(json, record.Operation);
    }

    /// <summary>
    /// Computes the missing digests of the records of a batch: of their keys, and of everything that they send. Each
    /// record keeps what it sends until it has its outcome.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="store">The store that they are for.</param>
    /// <param name="primaryKey">The attribute that identifies a user.</param>
    public void Fill(IReadOnlyList<QueuedRecord> records, IIdentityStore store, string primaryKey)
    {
        foreach (QueuedRecord queued in records)
        {
            if (queued.Payload is null)
            {
                using JsonBuffer json = Serialize(queued.Record);
                queued.Record.Json = json.Written().AsSpan().ToArray();
                queued.Payload = Compute(json, queued.Record.Operation);
            }

            StoreCapabilities capabilities = store.Capabilities;
            queued.BringsCreation = capabilities.ChangeTimes.Count > 0 && TimeOf(queued.Record, capabilities.ChangeTimes[0]) is not null;
            queued.Login = TimeOf(queued.Record, capabilities.LoginTime) is { } login ? ComputeTime(login) : 0;
            queued.Key ??= RecordKey.Identify(store, queued.Record, primaryKey) is { } key ? Compute(key) : null;
        }
    }

    private static DateTimeOffset? TimeOf(IdentityRecord record, string? attribute) =>
        attribute is not null && record.Attributes.TryGetValue(attribute, out object? value) ? TimeReader.Read(value) : null;

    // The operation is part of the digest. Without an operation the digest is the same as in runs of earlier versions.
    private Digest Compute(JsonBuffer json, RecordOperation operation)
    {
        if (operation != RecordOperation.Unset)
        {
            json.WriteByte((byte)operation);
        }

        return Compute(json.Written());
    }

    private JsonBuffer Serialize(IdentityRecord record)
    {
        JsonBuffer json = JsonBuffer.Take();
        AttributeWriter.Write(json.Writer, record.Attributes, _unwrap);
        return json;
    }

    private Digest Compute(ReadOnlySpan<byte> bytes)
    {
        (ulong low, ulong high) = _hash.Hash128(bytes);
        return new Digest(low, high);
    }
}
