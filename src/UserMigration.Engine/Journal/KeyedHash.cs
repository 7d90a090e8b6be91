using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Conversion;

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
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Of(bytes, bytes.Length);
    }

    /// <summary>The digest of all that a record sends.</summary>
    public Digest OfPayload(IdentityRecord record)
    {
        using JsonBuffer json = Serialize(record);
        ArraySegment<byte> bytes = json.Written();
        return Of(bytes.Array!, bytes.Count);
    }

    /// <summary>The digest of all that a record sends, which the record keeps until it has its outcome.</summary>
    public Digest OfKeptPayload(IdentityRecord record)
    {
        using JsonBuffer json = Serialize(record);
        record.Json = json.Written().AsSpan().ToArray();
        return Of(record.Json, record.Json.Length);
    }

    private JsonBuffer Serialize(IdentityRecord record)
    {
        JsonBuffer json = JsonBuffer.Take();
        AttributeWriter.Write(json.Writer, record.Attributes, _unwrap);
        return json;
    }

    private Digest Of(byte[] bytes, int count)
    {
        if (!_spare.TryTake(out IncrementalHash? hash))
        {
            hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        }

        hash.AppendData(bytes, 0, count);
#if NET8_0_OR_GREATER
        Span<byte> bits = stackalloc byte[KeySize];
        hash.GetHashAndReset(bits);
        Digest digest = new Digest(bits);
#else
        Digest digest = new Digest(hash.GetHashAndReset());
#endif
        _spare.Add(hash);
        return digest;
    }
}
