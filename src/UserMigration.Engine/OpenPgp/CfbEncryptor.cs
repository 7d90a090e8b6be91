using System;
#if NET8_0_OR_GREATER
using System.Security.Cryptography;
#else
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
#endif

namespace UserMigration.Engine.OpenPgp;

/// <summary>
/// Encrypts with AES in CFB mode, with zeros as the initial vector. .NET does it several times faster than BouncyCastle; .NET Framework has no CFB mode of whole blocks.
/// </summary>
internal sealed class CfbEncryptor : IDisposable
{
    /// <summary>The number of bytes of a block.</summary>
    public const int BlockSize = 16;

#if NET8_0_OR_GREATER
    private readonly ICryptoTransform _cipher;
#else
    private readonly CfbBlockCipher _cipher = new CfbBlockCipher(new AesEngine(), BlockSize * 8);
#endif

    /// <summary>Creates an encryptor.</summary>
    /// <param name="key">The key.</param>
    public CfbEncryptor(byte[] key)
    {
#if NET8_0_OR_GREATER
        using Aes aes = Aes.Create();
        aes.Mode = CipherMode.CFB;
        aes.FeedbackSize = BlockSize * 8;
        aes.Padding = PaddingMode.None;
        aes.Key = key;
        aes.IV = new byte[BlockSize];
        _cipher = aes.CreateEncryptor();
#else
        _cipher.Init(true, new ParametersWithIV(new KeyParameter(key), new byte[BlockSize]));
#endif
    }

    /// <summary>Encrypts whole blocks.</summary>
    /// <param name="input">The blocks, from the start of the array.</param>
    /// <param name="count">The number of bytes, a multiple of the block size.</param>
    /// <param name="output">Receives as many bytes.</param>
    public void Encrypt(byte[] input, int count, byte[] output)
    {
#if NET8_0_OR_GREATER
        _cipher.TransformBlock(input, 0, count, output, 0);
#else
        for (int i = 0; i < count; i += BlockSize)
        {
            _cipher.ProcessBlock(input, i, output, i);
        }
#endif
    }

    /// <inheritdoc/>
    public void Dispose()
    {
#if NET8_0_OR_GREATER
        _cipher.Dispose();
#endif
    }
}
