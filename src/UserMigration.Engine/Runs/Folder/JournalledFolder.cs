using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// A folder with a manifest and a journal that only one command at a time can use. It is created, or an existing one is
/// opened. A write error ends the run.
/// </summary>
internal sealed class JournalledFolder
{
    private readonly FolderKind _kind;
    private readonly FileStream _lockFile;
    private readonly JournalFile _journal;
    private readonly JournalManifest _manifest;
    private readonly TimeProvider _time;
    private readonly JournalMarkFile _mark;
    private readonly bool _seesItsLock;
    private readonly DateTime _lockCreated;
    private readonly object _placeLock = new object();
    private bool _isLost;
    private readonly object _manifestLock = new object();
    private readonly object _markLock = new object();

    private JournalledFolder(string path, FolderKind kind, FileStream lockFile, JournalFile journal, JournalMarkFile mark, JournalManifest manifest, TimeProvider time)
    {
        Path = path;
        _kind = kind;
        _lockFile = lockFile;
        _journal = journal;
        _mark = mark;
        _manifest = manifest;
        _time = time;

        // Where file locks have no effect, as on some network shares, every lock looks like the lock of another folder.
        _seesItsLock = HeldFile.IsHeld(lockFile.Name);
        _lockCreated = File.GetCreationTimeUtc(lockFile.Name);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Whether this command was told to resume with a damaged journal.</summary>
    public bool IsRecovered { get; private init; }

    /// <summary>How often the journal was forced to disk.</summary>
    public long Syncs => _journal.Syncs;

    /// <summary>Creates a folder, or opens an existing one.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="kind">The kind of folder.</param>
    /// <param name="checkManifest">
    /// Gets the text of the manifest, null if there is none, and the size of the journal in bytes. Returns the manifest
    /// that applies from now on.
    /// </param>
    /// <param name="openJournal">Opens the journal.</param>
    /// <param name="readJournal">Reads the journal and returns the length of its complete lines in bytes.</param>
    /// <param name="use">Creates the object that uses the folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isForced">Whether to resume with what can still be read from a damaged journal.</param>
    /// <exception cref="MigrationException">
    /// The folder can't be created, is not of this kind and not empty, is in use, is damaged, or does not pass the check.
    /// </exception>
    public static T Open<T>(
        string path,
        FolderKind kind,
        Func<string?, long, JournalManifest> checkManifest,
        Func<FileStream> openJournal,
        Func<Stream, JournalChain, long> readJournal,
        Func<JournalledFolder, T> use,
        TimeProvider time,
        bool isForced = false)
    {
        FileStream? lockFile = null;
        FileStream? file = null;
        JournalFile? journal = null;
        JournalMarkFile? mark = null;
        bool isOpen = false;
        try
        {
            string manifestPath = System.IO.Path.Combine(path, kind.ManifestName);
            string journalPath = System.IO.Path.Combine(path, RunFolder.JournalName);
            if (!File.Exists(manifestPath)
                && Directory.Exists(path)
                && Directory.EnumerateFileSystemEntries(path).Any(entry => !IsOfStart(System.IO.Path.GetFileName(entry), kind.ManifestName)))
            {
                throw RunFolderErrors.NotEmpty(path, kind);
            }

            OwnerOnly.CreateFolder(path);
            OwnerOnly.Tighten(path);
            lockFile = RunFolderErrors.Lock(System.IO.Path.Combine(path, RunFolder.LockName), path, kind);
            JournalManifest manifest = checkManifest(
                File.Exists(manifestPath) ? OwnerOnly.ReadText(manifestPath) : null, File.Exists(journalPath) ? new FileInfo(journalPath).Length : 0);
            OwnerOnly.WriteWhole(manifestPath, manifest.ToJson());
            OwnerOnly.RefuseLink(journalPath);
            file = openJournal();
            JournalChain chain = NewChain(manifest, path, isForced);
            bool isRecovered = false;
            try
            {
                file.SetLength(readJournal(file, chain));
            }
            catch (JournalException exception) when (isForced)
            {
                CutOff(file, exception.Length, journalPath);
                manifest.Journal = null;
                manifest.JournalLostAt = time.GetUtcNow();
                chain = manifest.NewChain();
                readJournal(file, chain);
                isRecovered = true;
            }

            file.Seek(0, SeekOrigin.End);
            journal = new JournalFile(file, chain);
            mark = JournalMarkFile.Open(path);
            JournalledFolder folder = new JournalledFolder(path, kind, lockFile, journal, mark, manifest, time) { IsRecovered = isRecovered };
            T used = use(folder);
            folder.Begin();
            isOpen = true;
            return used;
        }
        catch (Exception exception) when (exception is JsonException or JournalException or FormatException)
        {
            throw RunFolderErrors.Damaged(path, exception, kind);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw RunFolderErrors.CreateFailed(path, exception);
        }
        finally
        {
            if (!isOpen)
            {
                mark?.Dispose();
                journal?.Dispose();
                file?.Dispose();
                lockFile?.Dispose();
            }
        }
    }

    /// <summary>Appends a line to the journal.</summary>
    /// <param name="line">Writes the members of the line's JSON object.</param>
    /// <exception cref="MigrationException">The line can't be written.</exception>
    public void Append(Action<Utf8JsonWriter> line) => Guard(() => _journal.Append(line));

    /// <summary>Appends a line to the journal and waits until it is on disk.</summary>
    /// <param name="line">Writes the members of the line's JSON object.</param>
    /// <exception cref="MigrationException">The line can't be written.</exception>
    public async Task AppendDurableAsync(Action<Utf8JsonWriter> line)
    {
        try
        {
            await _journal.AppendDurableAsync(line).ConfigureAwait(false);
        }
        catch (Exception exception) when (WriteFault.Is(exception))
        {
            throw Failed(exception);
        }

        CheckPlace();
        Guard(WriteMark);
    }

    /// <summary>Changes the manifest, and writes it together with the position that the journal has reached.</summary>
    /// <param name="change">Changes the manifest; changes must not overlap.</param>
    /// <exception cref="MigrationException">The manifest can't be written.</exception>
    public void ChangeManifest(Action change)
    {
        CheckPlace();
        lock (_manifestLock)
        {
            change();
            Guard(WriteManifest);
        }
    }

    /// <summary>Writes a complete file to the folder.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="text">The text of the file.</param>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public void WriteWhole(string name, string text)
    {
        CheckPlace();
        Guard(() => OwnerOnly.WriteWhole(System.IO.Path.Combine(Path, name), text));
    }

    /// <summary>Runs an action that writes to the folder, and converts write errors.</summary>
    /// <param name="write">The action.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (WriteFault.Is(exception))
        {
            throw Failed(exception);
        }
    }

    /// <summary>Closes the journal and releases the folder.</summary>
    /// <param name="closeFiles">Closes the other files; runs first.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Close(Action closeFiles)
    {
        using (_lockFile)
        using (_mark)
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
            CheckPlace();
            ChangeManifest(() => { });
        }
    }

    /// <summary>
    /// Checks that the folder is still the one that was opened: its journal must be the one that is being written, and
    /// its lock the one that is held.
    /// </summary>
    /// <exception cref="MigrationException">The folder was deleted or replaced.</exception>
    public void CheckPlace()
    {
        if (IsLost())
        {
            throw RunFolderErrors.Lost(Path, _kind);
        }
    }

    // One at a time: checking the lock of another folder holds that lock for a moment.
    private bool IsLost()
    {
        lock (_placeLock)
        {
            _isLost = _isLost
                || _journal.IsLostAt(System.IO.Path.Combine(Path, RunFolder.JournalName))
                || (_seesItsLock && !IsLockUnchanged() && !HeldFile.IsHeld(System.IO.Path.Combine(Path, RunFolder.LockName)));
            return _isLost;
        }
    }

    // A copy has a later creation time. Testing the lock costs more, so it is only tested when the time differs.
    private bool IsLockUnchanged() =>
        new FileInfo(System.IO.Path.Combine(Path, RunFolder.LockName)) is { Exists: true } file && file.CreationTimeUtc == _lockCreated;

    private MigrationException Failed(Exception exception) => exception is JournalLostException || IsLost()
        ? RunFolderErrors.Lost(Path, _kind, exception)
        : RunFolderErrors.WriteFailed(Path, exception);

    private void Begin()
    {
        _journal.AppendDurable(JournalLines.CreateStart(_time.GetUtcNow()));
        WriteManifest();
        WriteMark();
    }

    private static JournalChain NewChain(JournalManifest manifest, string path, bool isForced)
    {
        try
        {
            return manifest.NewChain(JournalMarkFile.Read(path));
        }
        catch (FormatException) when (isForced)
        {
            return manifest.NewChain();
        }
    }

    private void WriteMark()
    {
        lock (_markLock)
        {
            if (_journal.Mark is { } mark)
            {
                _mark.Write(mark);
            }
        }
    }

    private void WriteManifest()
    {
        _manifest.Journal = _journal.Mark ?? _manifest.Journal;
        OwnerOnly.WriteWhole(System.IO.Path.Combine(Path, _kind.ManifestName), _manifest.ToJson());
    }

    /// <summary>Removes what follows the last valid line of a journal. A copy of the whole journal is kept next to it.</summary>
    private static void CutOff(FileStream journal, long length, string path)
    {
        string kept = path + ".damaged";
        for (int number = 2; File.Exists(kept); number++)
        {
            kept = path + ".damaged" + number.ToString(CultureInfo.InvariantCulture);
        }

        journal.Position = 0;
        using (FileStream copy = OwnerOnly.CreateFile(kept))
        {
            journal.CopyTo(copy);
        }

        journal.SetLength(length);
        journal.Position = 0;
    }

    // A crash between the creation of the folder and the first write of the manifest leaves only these files.
    private static bool IsOfStart(string name, string manifestName) => name == RunFolder.LockName || name == manifestName + ".new";
}
