using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Upload;

namespace UserMigration.Engine.Journal;

/// <summary>
/// HMAC-SHA-256 (RFC 2104) under the random key of a run: the journal can tell that a key or a payload is the same again,
/// and nobody without the key of the run can try values out.
/// </summary>
internal sealed class KeyedHash
{
    /// <summary>Bytes of a key.</summary>
    public const int KeySize = 32;

    // To prepare the key takes longer than to hash a key of a record.
    private readonly ConcurrentBag<IncrementalHash> _spare = new ConcurrentBag<IncrementalHash>();
    private readonly byte[] _key;
    private readonly Func<object, object?>? _unwrap;

    /// <summary>Makes a hash.</summary>
    /// <param name="key">The key of the run.</param>
    /// <param name="unwrap">Turns what a script made into what an attribute can have; null where nothing needs it.</param>
    public KeyedHash(byte[] key, Func<object, object?>? unwrap = null)
    {
        _key = key;
        _unwrap = unwrap;
    }

    /// <summary>Makes a random key.</summary>
    public static byte[] NewKey()
    {
        byte[] key = new byte[KeySize];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }

    /// <summary>The digest of a text.</summary>
    public Digest Of(string text)
    {
        using Lease lease = Take();
        return lease.Of(text);
    }

    /// <summary>The digest of all that a record sends.</summary>
    public Digest OfPayload(IdentityRecord record)
    {
        using Lease lease = Take();
        using JsonBuffer json = Serialize(record);
        return lease.Of(json.Written());
    }

    /// <summary>
    /// Gives the records of a batch the digests that they have not yet: of their keys, and of all that they send, which
    /// each keeps until it has its outcome.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="primaryKey">The attribute that identifies a user.</param>
    public void Fill(IReadOnlyList<QueuedRecord> records, string primaryKey)
    {
        using Lease lease = Take();
        foreach (QueuedRecord queued in records)
        {
            if (queued.Payload is null)
            {
                using JsonBuffer json = Serialize(queued.Record);
                queued.Record.Json = json.Written().AsSpan().ToArray();
                queued.Payload = lease.Of(new ArraySegment<byte>(queued.Record.Json));
            }

            queued.Key ??= RecordKey.Of(queued.Record, primaryKey) is { } key ? lease.Of(key) : null;
        }
    }

    private JsonBuffer Serialize(IdentityRecord record)
    {
        JsonBuffer json = JsonBuffer.Take();
        AttributeWriter.Write(json.Writer, record.Attributes, _unwrap);
        return json;
    }

    private Lease Take() => new Lease(
        _spare, _spare.TryTake(out IncrementalHash? hash) ? hash : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key));

    /// <summary>One prepared hash, for one thread.</summary>
    private readonly struct Lease : IDisposable
    {
        private readonly ConcurrentBag<IncrementalHash> _spare;
        private readonly IncrementalHash _hash;

        public Lease(ConcurrentBag<IncrementalHash> spare, IncrementalHash hash)
        {
            _spare = spare;
            _hash = hash;
        }

        public Digest Of(string text) => Of(new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)));

        public Digest Of(ArraySegment<byte> bytes)
        {
            _hash.AppendData(bytes.Array!, bytes.Offset, bytes.Count);
#if NET8_0_OR_GREATER
            Span<byte> bits = stackalloc byte[KeySize];
            _hash.GetHashAndReset(bits);
            return new Digest(bits);
#else
            return new Digest(_hash.GetHashAndReset());
#endif
        }

        public void Dispose() => _spare.Add(_hash);
    }
}
