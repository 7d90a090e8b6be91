using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Transfer.Receiving;

/// <summary>The file on this computer that is received.</summary>
internal static class ReceivedFile
{
    private const int IdentityBytes = 8;

    /// <summary>Opens the incomplete file.</summary>
    /// <param name="path">The full path of the complete file.</param>
    /// <param name="file">The version of the file on the server.</param>
    /// <param name="replaces">Whether an existing file is replaced.</param>
    /// <exception cref="MigrationException">The file exists, or can't be written.</exception>
    public static PartialFile Open(string path, RemoteFile file, bool replaces)
    {
        if (!replaces && File.Exists(path))
        {
            throw new MigrationException(
                "ReceivedFileExists", MigrationFault.InvalidOperation, $"The file '{path}' already exists. Choose another -Destination, or use -Force to replace it.", path);
        }

        PartialFile? partial = null;
        Guard(path, () =>
        {
            try
            {
                partial = new PartialFile(path, IdentityOf(file));
            }
            catch (IOException exception) when (HeldFile.Is(exception))
            {
                throw new MigrationException(
                    "ReceiveWriteFailed", MigrationFault.WriteFailed, $"Another command is receiving the file '{path}'. Wait until it has ended, and run the command again.", path, exception);
            }
        });
        return partial!;
    }

    /// <summary>Does something with the file.</summary>
    /// <param name="path">The full path of the complete file.</param>
    /// <param name="step">What to do.</param>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public static void Guard(string path, Action step)
    {
        try
        {
            step();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException(
                "ReceiveWriteFailed", MigrationFault.WriteFailed, $"The file '{path}' can't be written: {exception.Message} What was received is kept; the same command resumes the transfer.", path, exception);
        }
    }

    private static string IdentityOf(RemoteFile file)
    {
        byte[] text = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{file.Path}\n{file.Length}\n{file.LastWriteTimeUtc:O}"));
#if NET8_0_OR_GREATER
        byte[] hash = SHA256.HashData(text);
#else
        using SHA256 sha256 = SHA256.Create();
        byte[] hash = sha256.ComputeHash(text);
#endif
        return BitConverter.ToString(hash, 0, IdentityBytes).Replace("-", string.Empty).ToLowerInvariant();
    }
}
