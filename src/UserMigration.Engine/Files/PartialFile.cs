using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>
/// A file that gets its name only when it is complete, and whose incomplete part is kept so that a later command can continue it.
/// Only its owner can read it, and only one command at a time can open it.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private const string Extension = ".part";

    private readonly string _target;
    private readonly int _idLength;

    /// <summary>Opens the incomplete file, or creates it.</summary>
    /// <param name="target">The full path that the file gets when it is complete.</param>
    /// <param name="identity">What identifies the content: only a file with the same content is continued. Hexadecimal digits, always as many.</param>
    /// <exception cref="IOException">The file can't be opened, or another command has it open.</exception>
    public PartialFile(string target, string identity)
    {
        _target = target;
        _idLength = identity.Length;
        Path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, "." + System.IO.Path.GetFileName(target) + "." + identity + Extension);
        OwnerOnly.RefuseLink(Path);
        Stream = OwnerOnly.OpenPrivateFile(Path, FileShare.None);
    }

    /// <summary>The full path of the incomplete file.</summary>
    public string Path { get; }

    /// <summary>The stream of the file.</summary>
    public FileStream Stream { get; }

    /// <summary>Flushes the file to the disk, and then gives it its name. Incomplete files of the same name and other content are deleted.</summary>
    /// <param name="replaces">Whether an existing file is replaced.</param>
    /// <exception cref="IOException">The file can't be written, or a file with its name exists and must not be replaced.</exception>
    public void Commit(bool replaces)
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        if (replaces)
        {
            OwnerOnly.Replace(Path, _target);
        }
        else
        {
            HeldFile.WhenFree(_target, () => File.Move(Path, _target));
        }

        LeftFiles.Delete(_target, _idLength, Extension);
    }

    /// <summary>Deletes the incomplete file, because its content is wrong.</summary>
    public void Delete()
    {
        Stream.Dispose();
        File.Delete(Path);
    }

    /// <summary>Closes the file. If it is not complete, it is kept.</summary>
    public void Dispose() => Stream.Dispose();
}
