using System.IO;
using System.Text;

namespace UserMigration.Engine.Files;

/// <summary>
/// Reads files that are expected to be small. It reads no more than a limit, regardless of the length that the file reports.
/// </summary>
public static class SmallFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads text in UTF-8, or in another Unicode encoding with a byte order mark.</summary>
    /// <param name="path">The full path. Devices and pipes have no length, and are also read only up to the limit.</param>
    /// <param name="largest">The maximum number of bytes.</param>
    /// <param name="encoding">The encoding if there is no byte order mark; null for UTF-8 that replaces invalid bytes.</param>
    /// <returns>The text; null if the file is larger.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static string? ReadText(string path, int largest, Encoding? encoding = null)
    {
        using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.CanSeek && file.Length > largest)
        {
            return null;
        }

        using MemoryStream bytes = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = file.Read(buffer, 0, buffer.Length)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > largest)
            {
                return null;
            }
        }

        bytes.Position = 0;
        using StreamReader reader = new StreamReader(bytes, encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
