using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>
/// A file that gets its name only when it is complete. Until then, it is a hidden file in the same folder. If the writing does
/// not finish, the hidden file is deleted. If the process was killed, the next command that writes the same file deletes it.
/// </summary>
internal sealed class DraftFile : IDisposable
{
    private const string Extension = ".draft";
    private const int IdLength = 32;

    private readonly string _target;
    private readonly string _path;
    private bool _isCommitted;

    /// <summary>Creates the hidden file.</summary>
    /// <param name="target">The full path that the file gets when it is complete.</param>
    /// <param name="open">Opens the hidden file; null for a file that only its owner can read.</param>
    public DraftFile(string target, Func<string, FileStream>? open = null)
    {
        _target = target;
        LeftFiles.Delete(target, IdLength, Extension);
        string name = "." + Path.GetFileName(target) + "." + Guid.NewGuid().ToString("N") + Extension;
        _path = Path.Combine(Path.GetDirectoryName(target)!, name);
        Stream = open is null ? OwnerOnly.CreatePrivateFile(_path) : open(_path);
    }

    /// <summary>Finds the hidden files that killed processes left in a folder. Call it only if nothing is writing to the folder.</summary>
    /// <param name="folder">The folder.</param>
    public static string[] FindLeft(string folder) => Directory.GetFiles(folder, ".*" + Extension);

    /// <summary>The stream of the hidden file.</summary>
    public FileStream Stream { get; }

    /// <summary>Flushes the file to the disk, and then gives it its name.</summary>
    public void Commit()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        OwnerOnly.Replace(_path, _target);
        _isCommitted = true;
    }

    /// <summary>Deletes the hidden file, unless it was committed.</summary>
    public void Dispose()
    {
        if (_isCommitted)
        {
            return;
        }

        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk may be full. The data that can't be written is no longer needed.
        }
        finally
        {
            File.Delete(_path);
        }
    }
}
