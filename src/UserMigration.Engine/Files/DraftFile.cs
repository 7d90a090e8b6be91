using System;
using System.IO;
using System.Linq;

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
        string folder = Path.GetDirectoryName(target)!;
        string start = "." + Path.GetFileName(target) + ".";
        DeleteLeft(folder, start);
        _path = Path.Combine(folder, start + Guid.NewGuid().ToString("N") + Extension);
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

    // It may have data in clear text.
    private static void DeleteLeft(string folder, string start)
    {
        try
        {
            foreach (string left in FindLeft(folder).Where(path => IsDraft(Path.GetFileName(path), start) && !HeldFile.IsHeld(path)))
            {
                File.Delete(left);
            }
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // This command works without it.
        }
    }

    private static bool IsDraft(string name, string start) => name.Length == start.Length + IdLength + Extension.Length
        && name.StartsWith(start, StringComparison.Ordinal)
        && Guid.TryParseExact(name.Substring(start.Length, IdLength), "N", out _);

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
