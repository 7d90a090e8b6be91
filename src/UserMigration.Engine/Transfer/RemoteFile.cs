using System;
using System.Linq;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Transfer;

/// <summary>A file on a server.</summary>
public sealed class RemoteFile
{
    /// <summary>Creates a description of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="length">The size in bytes.</param>
    /// <param name="lastWriteTimeUtc">When it was last written.</param>
    public RemoteFile(string path, long length, DateTime lastWriteTimeUtc)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Length = length;
        LastWriteTimeUtc = lastWriteTimeUtc;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The name in its folder.</summary>
    public string Name => RemotePath.NameOf(Path);

    /// <summary>The size in bytes.</summary>
    public long Length { get; }

    /// <summary>When it was last written, in UTC, to the second.</summary>
    public DateTime LastWriteTimeUtc { get; }

    /// <summary>Returns the path for this file in a folder of this computer. The name comes from the server, so it must not lead anywhere else.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <exception cref="MigrationException">This computer can't have a file with this name.</exception>
    public string GetLocalPath(string folder)
    {
        if (Name.Length == 0 || Name is "." or ".." || Name.Any(char.IsControl) || Name.IndexOfAny(System.IO.Path.GetInvalidFileNameChars()) >= 0)
        {
            // Control characters could do something to the terminal that shows the message.
            string shown = new string(Path.Select(letter => char.IsControl(letter) ? '?' : letter).ToArray());
            throw new MigrationException(
                "RemoteNameInvalid",
                MigrationFault.InvalidData,
                $"The file '{shown}' on the server has a name that no file on this computer should have. Ask the operator to rename it, or receive only this file, and specify a path with a file name as -Destination.",
                Path);
        }

        string path = System.IO.Path.Combine(folder, Name);
        WindowsNames.Check(path);
        return path;
    }

    /// <summary>Whether it is the same version of the same file.</summary>
    /// <param name="other">What the server reports later.</param>
    internal bool IsSame(RemoteFile other) => Path == other.Path && Length == other.Length && LastWriteTimeUtc == other.LastWriteTimeUtc;
}
