using System;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace UserMigration.Engine.OpenPgp;

/// <summary>
/// A block cipher of OpenPGP with its key (RFC 9580, section 9.3). Decryption in CFB mode only encrypts blocks, and many of them at once:
/// .NET does that ten times faster for AES than a block at a time.
/// </summary>
internal sealed class PgpCipher : IDisposable
{
    private const int AesBlock = 16;

    private readonly ICryptoTransform? _aes;
    private readonly IBlockCipher? _other;

    private PgpCipher(int number, byte[] key)
    {
        if (number is 7 or 8 or 9)
        {
            using Aes aes = Aes.Create();
            aes.Mode = CipherMode.ECB;
            aes.Padding = PaddingMode.None;
            aes.Key = key;
            _aes = aes.CreateEncryptor();
            BlockSize = AesBlock;
        }
        else
        {
            _other = Engine(number);
            _other.Init(true, new KeyParameter(key));
            BlockSize = _other.GetBlockSize();
        }
    }

    /// <summary>The number of bytes of a block.</summary>
    public int BlockSize { get; }

    /// <summary>Gets the number of bytes of a key.</summary>
    /// <param name="number">The number of the cipher.</param>
    /// <returns>The number of bytes; 0 if there is no such cipher.</returns>
    public static int KeySize(int number) => number switch
    {
        1 or 3 or 4 or 7 or 11 => 16,
        2 or 8 or 12 => 24,
        9 or 10 or 13 => 32,
        _ => 0,
    };

    /// <summary>Creates a cipher.</summary>
    /// <param name="number">The number of the cipher.</param>
    /// <param name="key">The key, of the right length.</param>
    public static PgpCipher Create(int number, byte[] key) => new PgpCipher(number, key);

    /// <summary>Encrypts blocks, each by itself.</summary>
    /// <param name="input">The blocks, from the start of the array.</param>
    /// <param name="count">The number of bytes, a multiple of the block size.</param>
    /// <param name="output">Receives as many bytes.</param>
    public void Encrypt(byte[] input, int count, byte[] output)
    {
        if (_aes is not null)
        {
            _aes.TransformBlock(input, 0, count, output, 0);
            return;
        }

        for (int i = 0; i < count; i += BlockSize)
        {
            _other!.ProcessBlock(input, i, output, i);
        }
    }

    /// <summary>Decrypts a few bytes in CFB mode, with zeros as the initial vector.</summary>
    /// <param name="bytes">The bytes.</param>
    public byte[] Decrypt(byte[] bytes)
    {
        int size = (bytes.Length + BlockSize - 1) / BlockSize * BlockSize;
        byte[] input = new byte[size];
        Buffer.BlockCopy(bytes, 0, input, BlockSize, Math.Max(0, Math.Min(bytes.Length, size - BlockSize)));
        byte[] output = new byte[size];
        Encrypt(input, size, output);
        byte[] result = new byte[bytes.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (byte)(bytes[i] ^ output[i]);
        }

        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => _aes?.Dispose();

    private static IBlockCipher Engine(int number) => number switch
    {
        1 => new IdeaEngine(),
        2 => new DesEdeEngine(),
        3 => new Cast5Engine(),
        4 => new BlowfishEngine(),
        10 => new TwofishEngine(),
        11 or 12 or 13 => new CamelliaEngine(),
        _ => throw new ArgumentOutOfRangeException(nameof(number)),
    };
}
