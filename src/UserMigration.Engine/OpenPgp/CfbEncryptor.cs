using System;
#if NET8_0_OR_GREATER
using System.Security.Cryptography;
#endif
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace UserMigration.Engine.OpenPgp;

/// <summary>
/// Encrypts with AES in CFB mode, with zeros as the initial vector. .NET does it several times faster than BouncyCastle, which is used where .NET
/// has no CFB mode of whole blocks: in .NET Framework, and on platforms without it (some versions of Windows).
/// </summary>
internal sealed class CfbEncryptor : IDisposable
{
    /// <summary>The number of bytes of a block.</summary>
    public const int BlockSize = 16;

    private readonly CfbBlockCipher? _library;
#if NET8_0_OR_GREATER
    private readonly ICryptoTransform? _platform;
#endif

    /// <summary>Creates an encryptor.</summary>
    /// <param name="key">The key.</param>
    public CfbEncryptor(byte[] key)
    {
#if NET8_0_OR_GREATER
        _platform = OfPlatform(key);
        if (_platform is not null)
        {
            return;
        }
#endif
        _library = new CfbBlockCipher(new AesEngine(), BlockSize * 8);
        _library.Init(true, new ParametersWithIV(new KeyParameter(key), new byte[BlockSize]));
    }

    /// <summary>Encrypts whole blocks.</summary>
    /// <param name="input">The blocks, from the start of the array.</param>
    /// <param name="count">The number of bytes, a multiple of the block size.</param>
    /// <param name="output">Receives as many bytes.</param>
    public void Encrypt(byte[] input, int count, byte[] output)
    {
#if NET8_0_OR_GREATER
        if (_platform is not null)
        {
            _platform.TransformBlock(input, 0, count, output, 0);
            return;
        }
#endif
        for (int i = 0; i < count; i += BlockSize)
        {
            _library!.ProcessBlock(input, i, output, i);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
#if NET8_0_OR_GREATER
        _platform?.Dispose();
#endif
    }

#if NET8_0_OR_GREATER
    private static ICryptoTransform? OfPlatform(byte[] key)
    {
        using Aes aes = Aes.Create();
        aes.Mode = CipherMode.CFB;
        aes.FeedbackSize = BlockSize * 8;
        aes.Padding = PaddingMode.None;
        aes.Key = key;
        aes.IV = new byte[BlockSize];
        try
        {
            return aes.CreateEncryptor();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
#endif
}
