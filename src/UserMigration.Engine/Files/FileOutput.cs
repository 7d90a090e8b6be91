using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>A file that a whole file is converted to. It gets its name only when it is complete; until then it has a hidden one.</summary>
internal sealed class FileOutput : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly string _path;
    private readonly OutputOptions _options;
    private readonly DraftFile _draft;

    private FileOutput(string path, OutputOptions options)
    {
        _path = path;
        _options = options;
        _draft = new DraftFile(path, options.OpenDraft);
    }

    /// <summary>The full path that the file gets.</summary>
    public string Path => _path;

    /// <summary>The full path that the file has until then.</summary>
    public string DraftPath => _draft.Stream.Name;

    /// <summary>Checks the path, and creates the file under its hidden name.</summary>
    /// <param name="source">The full path of the file that is read.</param>
    /// <param name="target">The full path of the file.</param>
    /// <param name="options">What happens with an existing file.</param>
    /// <exception cref="MigrationException">The file can't be written there.</exception>
    public static FileOutput Create(string source, string target, OutputOptions options)
    {
        string path = OutputTarget.Resolve(target);
        if (FilePaths.IsSame(OutputTarget.Resolve(source), path))
        {
            throw new MigrationException(
                "FileOverSource", MigrationFault.InvalidArgument, $"The file '{path}' would be overwritten while it is read. Specify another file with -OutFile.", path);
        }

        return Guard(path, () =>
        {
            OutputTarget.Check(path, options.KeepsOld, options.ReplacesReadOnly);
            return new FileOutput(path, options);
        });
    }

    /// <summary>Writes the content of the file.</summary>
    /// <param name="write">Writes to the file.</param>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public void Write(Action<Stream> write) => Guard(_path, () =>
    {
        BufferedStream buffered = new BufferedStream(_draft.Stream, BufferSize);
        write(buffered);
        buffered.Flush();
        return 0;
    });

    /// <summary>Flushes the file to the disk, and then gives it its name.</summary>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public void Commit() => Guard(_path, () =>
    {
        if (_options.ReplacesReadOnly && File.Exists(_path))
        {
            File.SetAttributes(_path, File.GetAttributes(_path) & ~FileAttributes.ReadOnly);
        }

        _draft.Commit();
        return 0;
    });

    /// <summary>Deletes the file, unless it got its name.</summary>
    public void Dispose() => _draft.Dispose();

    private static T Guard<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException(
                "FileWriteFailed",
                MigrationFault.WriteFailed,
                $"The file '{path}' can't be written, and is unchanged: {exception.Message} Free some disk space, or choose another folder.",
                path,
                exception);
        }
    }
}
