using System.IO;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>Finds the line break that a file uses.</summary>
internal static class LineBreakFinder
{
    private const int Look = 1024 * 1024;

    /// <summary>Finds the first line break that is not in quotes.</summary>
    /// <param name="file">The file, from its start.</param>
    /// <returns>LF, CRLF or CR; None if there is none.</returns>
    public static string Find(Stream file)
    {
        byte[] buffer = new byte[Look];
        int count = 0;
        int read;
        while (count < buffer.Length && (read = file.Read(buffer, count, buffer.Length - count)) > 0)
        {
            count += read;
        }

        bool isQuoted = false;
        for (int i = 0; i < count; i++)
        {
            isQuoted ^= buffer[i] == (byte)'"';
            if (!isQuoted && (buffer[i] is (byte)'\r' or (byte)'\n'))
            {
                return buffer[i] == (byte)'\n' ? "LF" : i + 1 < count && buffer[i + 1] == (byte)'\n' ? "CRLF" : "CR";
            }
        }

        return "None";
    }

    /// <summary>Gets the bytes of a line break.</summary>
    /// <param name="name">Its name, as <see cref="Find"/> returns it.</param>
    public static byte[] BytesOf(string name) => name switch
    {
        "CRLF" => new[] { (byte)'\r', (byte)'\n' },
        "CR" => new[] { (byte)'\r' },
        _ => new[] { (byte)'\n' },
    };
}
