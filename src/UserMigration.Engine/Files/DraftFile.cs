using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>
/// A file that gets its name when it is whole: until then it is a hidden one beside it, which is deleted where the
/// writing does not come to its end.
/// </summary>
internal sealed class DraftFile : IDisposable
{
    private const string Extension = ".draft";

    private readonly string _target;
    private readonly string _path;
    private bool _isCommitted;

    /// <summary>Makes the hidden file.</summary>
    /// <param name="target">The full path of the file that it becomes.</param>
    /// <param name="open">Opens it; null for a file that its owner alone can read.</param>
    public DraftFile(string target, Func<string, FileStream>? open = null)
    {
        _target = target;
        string name = "." + Path.GetFileName(target) + "." + Guid.NewGuid().ToString("N") + Extension;
        _path = Path.Combine(Path.GetDirectoryName(target)!, name);
        Stream = open is null ? OwnerOnly.CreatePrivateFile(_path) : open(_path);
    }

    /// <summary>The hidden files that were left in a folder where a process was killed. Nobody may be writing there.</summary>
    /// <param name="folder">The folder.</param>
    public static string[] FindLeft(string folder) => Directory.GetFiles(folder, ".*" + Extension);

    /// <summary>What is written so far.</summary>
    public FileStream Stream { get; }

    /// <summary>Puts the file in its place, once it is on the disk.</summary>
    public void Commit()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        OwnerOnly.Replace(_path, _target);
        _isCommitted = true;
    }

    /// <summary>Deletes the file unless it is in its place.</summary>
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
            // A full disk: what can't be written is not wanted any more.
        }
        finally
        {
            File.Delete(_path);
        }
    }
}
