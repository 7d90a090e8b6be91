using System.IO;
using System.Text;

namespace UserMigration.Engine.Files;

/// <summary>Reads files that are small where they are what they should be: no more than a limit, whatever a file says of its length.</summary>
public static class SmallFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads a text: UTF-8, or another Unicode encoding with a byte order mark.</summary>
    /// <param name="path">The full path. A device and a pipe have no length, and are read up to the limit too.</param>
    /// <param name="largest">The most bytes.</param>
    /// <param name="encoding">The encoding where there is no byte order mark; null for UTF-8 that replaces what it can't read.</param>
    /// <returns>The text; null if the file is larger.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
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
