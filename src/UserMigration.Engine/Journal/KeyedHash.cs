using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
        using PooledJson json = new PooledJson();
        AttributeWriter.Write(json.Writer, record.Attributes, _unwrap);
        json.Writer.Flush();
        return Of(json.Bytes, json.Count);
    }

    private Digest Of(byte[] bytes, int count)
    {
        if (!_spare.TryTake(out IncrementalHash? hash))
        {
            hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        }

        hash.AppendData(bytes, 0, count);
        Digest digest = new Digest(hash.GetHashAndReset());
        _spare.Add(hash);
        return digest;
    }

    /// <summary>JSON into a buffer that is used again.</summary>
    private sealed class PooledJson : IBufferWriter<byte>, IDisposable
    {
        // Nobody reads it: what is valid and what is escaped is of no account.
        private static readonly JsonWriterOptions s_plain = new JsonWriterOptions
        {
            SkipValidation = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

        [ThreadStatic]
        private static byte[]? s_spare;

        [ThreadStatic]
        private static Utf8JsonWriter? s_writer;

        public PooledJson()
        {
            Bytes = s_spare ?? new byte[4096];
            s_spare = null;
            Writer = s_writer ?? new Utf8JsonWriter(this, s_plain);
            s_writer = null;
            Writer.Reset(this);
        }

        public byte[] Bytes { get; private set; }

        public int Count { get; private set; }

        public Utf8JsonWriter Writer { get; }

        public void Advance(int count) => Count += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            Grow(sizeHint);
            return Bytes.AsMemory(Count);
        }

        public Span<byte> GetSpan(int sizeHint = 0)
        {
            Grow(sizeHint);
            return Bytes.AsSpan(Count);
        }

        public void Dispose()
        {
            s_writer = Writer;
            s_spare = Bytes.Length <= 1024 * 1024 ? Bytes : null;
        }

        private void Grow(int sizeHint)
        {
            int needed = Count + Math.Max(sizeHint, 1);
            if (needed > Bytes.Length)
            {
                byte[] larger = new byte[Math.Max(needed, Bytes.Length * 2)];
                Buffer.BlockCopy(Bytes, 0, larger, 0, Count);
                Bytes = larger;
            }
        }
    }
}
