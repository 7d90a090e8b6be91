using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Journal;

namespace UserMigration.Engine.Upload;

/// <summary>
/// A folder with a manifest and a journal that one command at a time works on: made, or opened again. What can't be
/// written is a fault that ends the run.
/// </summary>
internal sealed class JournalledFolder
{
    private readonly FileStream _lockFile;
    private readonly JournalFile _journal;

    private JournalledFolder(string path, FileStream lockFile, JournalFile journal)
    {
        Path = path;
        _lockFile = lockFile;
        _journal = journal;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>How often the disk was made to keep what was written to the journal.</summary>
    public long Syncs => _journal.Syncs;

    /// <summary>Makes a folder, or opens it again.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="kind">What kind of folder it is.</param>
    /// <param name="checkManifest">Takes the manifest's text, null where there is none, and gives what it is from now on.</param>
    /// <param name="openJournal">Opens the journal.</param>
    /// <param name="readJournal">Reads it, and gives the bytes of its whole lines.</param>
    /// <param name="use">What is built on the folder.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="MigrationException">
    /// It can't be made, is of another kind and not empty, is in use, is damaged, or is refused by the check.
    /// </exception>
    public static T Open<T>(
        string path,
        FolderKind kind,
        Func<string?, string> checkManifest,
        Func<FileStream> openJournal,
        Func<Stream, long> readJournal,
        Func<JournalledFolder, T> use,
        TimeProvider time)
    {
        FileStream? lockFile = null;
        FileStream? file = null;
        JournalFile? journal = null;
        bool isOpen = false;
        try
        {
            string manifestPath = System.IO.Path.Combine(path, kind.ManifestName);
            if (!File.Exists(manifestPath)
                && Directory.Exists(path)
                && Directory.EnumerateFileSystemEntries(path).Any(entry => !IsOfStart(System.IO.Path.GetFileName(entry), kind.ManifestName)))
            {
                throw RunFolderFaults.NotEmpty(path, kind);
            }

            OwnerOnly.CreateFolder(path);
            lockFile = RunFolderFaults.Lock(System.IO.Path.Combine(path, RunFolder.LockName), path, kind);
            OwnerOnly.WriteWhole(manifestPath, checkManifest(File.Exists(manifestPath) ? File.ReadAllText(manifestPath) : null));
            file = openJournal();
            file.SetLength(readJournal(file));
            file.Seek(0, SeekOrigin.End);
            journal = new JournalFile(file);
            T used = use(new JournalledFolder(path, lockFile, journal));
            journal.Append(JournalLines.OfStart(time.GetUtcNow()));
            isOpen = true;
            return used;
        }
        catch (Exception exception) when (exception is JsonException or JournalException or FormatException)
        {
            throw RunFolderFaults.Damaged(path, exception, kind);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw RunFolderFaults.CreateFailed(path, exception);
        }
        finally
        {
            if (!isOpen)
            {
                journal?.Dispose();
                file?.Dispose();
                lockFile?.Dispose();
            }
        }
    }

    /// <summary>Appends a line to the journal.</summary>
    /// <param name="line">Writes the members of its object.</param>
    /// <exception cref="MigrationException">It can't be written.</exception>
    public void Append(Action<Utf8JsonWriter> line) => Guard(() => _journal.Append(line));

    /// <summary>Appends a line to the journal and waits until the disk has it.</summary>
    /// <param name="line">Writes the members of its object.</param>
    /// <exception cref="MigrationException">It can't be written.</exception>
    public async Task AppendDurableAsync(Action<Utf8JsonWriter> line)
    {
        try
        {
            await _journal.AppendDurableAsync(line).ConfigureAwait(false);
        }
        catch (Exception exception) when (WriteFault.Is(exception))
        {
            throw RunFolderFaults.WriteFailed(Path, exception);
        }
    }

    /// <summary>Writes a file of the folder whole.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="MigrationException">It can't be written.</exception>
    public void WriteWhole(string name, string text) => Guard(() => OwnerOnly.WriteWhole(System.IO.Path.Combine(Path, name), text));

    /// <summary>Does what writes to the folder.</summary>
    /// <param name="write">What writes.</param>
    /// <exception cref="MigrationException">It can't be written.</exception>
    public void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (WriteFault.Is(exception))
        {
            throw RunFolderFaults.WriteFailed(Path, exception);
        }
    }

    /// <summary>Closes the journal, and lets go of the folder.</summary>
    /// <param name="closeFiles">Closes the other files, first.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Close(Action closeFiles)
    {
        using (_lockFile)
        {
            Guard(() =>
            {
                try
                {
                    closeFiles();
                }
                finally
                {
                    _journal.Close();
                }
            });
        }
    }

    // A crash between making the folder and writing the manifest leaves these alone.
    private static bool IsOfStart(string name, string manifestName) => name == RunFolder.LockName || name == manifestName + ".new";
}
