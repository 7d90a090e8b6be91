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
/// A folder with a manifest and a journal that one command at a time works on: made, or opened again. What can't be
/// written is a fault that ends the run.
/// </summary>
internal sealed class JournalledFolder
{
    private readonly FolderKind _kind;
    private readonly FileStream _lockFile;
    private readonly JournalFile _journal;
    private readonly JournalManifest _manifest;
    private readonly TimeProvider _time;
    private readonly JournalMarkFile _mark;
    private readonly bool _tellsItsLock;
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

        // Where files are not locked, as on some network shares, every lock looks like that of another folder.
        _tellsItsLock = HeldFile.IsHeld(lockFile.Name);
        _lockCreated = File.GetCreationTimeUtc(lockFile.Name);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Whether this command was told to go on with a journal that is damaged.</summary>
    public bool IsRecovered { get; private init; }

    /// <summary>How often the disk was made to keep what was written to the journal.</summary>
    public long Syncs => _journal.Syncs;

    /// <summary>Makes a folder, or opens it again.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="kind">What kind of folder it is.</param>
    /// <param name="checkManifest">
    /// Takes the manifest's text, null where there is none, and the bytes of the journal; gives what it is from now on.
    /// </param>
    /// <param name="openJournal">Opens the journal.</param>
    /// <param name="readJournal">Reads it, and gives the bytes of its whole lines.</param>
    /// <param name="use">What is built on the folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isForced">Whether to go on with what a damaged journal still says.</param>
    /// <exception cref="MigrationException">
    /// It can't be made, is of another kind and not empty, is in use, is damaged, or is refused by the check.
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
                throw RunFolderFaults.NotEmpty(path, kind);
            }

            OwnerOnly.CreateFolder(path);
            OwnerOnly.Tighten(path);
            lockFile = RunFolderFaults.Lock(System.IO.Path.Combine(path, RunFolder.LockName), path, kind);
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
                mark?.Dispose();
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
            throw Failed(exception);
        }

        CheckPlace();
        Guard(WriteMark);
    }

    /// <summary>Changes the manifest, and writes it with how far the journal is.</summary>
    /// <param name="change">Changes it; no two changes at once.</param>
    /// <exception cref="MigrationException">It can't be written.</exception>
    public void ChangeManifest(Action change)
    {
        CheckPlace();
        lock (_manifestLock)
        {
            change();
            Guard(WriteManifest);
        }
    }

    /// <summary>Writes a file of the folder whole.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="MigrationException">It can't be written.</exception>
    public void WriteWhole(string name, string text)
    {
        CheckPlace();
        Guard(() => OwnerOnly.WriteWhole(System.IO.Path.Combine(Path, name), text));
    }

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
            throw Failed(exception);
        }
    }

    /// <summary>Closes the journal, and lets go of the folder.</summary>
    /// <param name="closeFiles">Closes the other files, first.</param>
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
    /// Looks whether the folder is still the one that was opened: its journal must be the one that is written, and its lock the
    /// one that is held.
    /// </summary>
    /// <exception cref="MigrationException">The folder was deleted or replaced.</exception>
    public void CheckPlace()
    {
        if (IsLost())
        {
            throw RunFolderFaults.Lost(Path, _kind);
        }
    }

    // One at a time: the lock of another folder is held for the moment in which it is looked at.
    private bool IsLost()
    {
        lock (_placeLock)
        {
            _isLost = _isLost
                || _journal.IsLostAt(System.IO.Path.Combine(Path, RunFolder.JournalName))
                || (_tellsItsLock && !IsLockUnchanged() && !HeldFile.IsHeld(System.IO.Path.Combine(Path, RunFolder.LockName)));
            return _isLost;
        }
    }

    // A copy was created later. To ask for the lock costs more, and decides where the time is another one.
    private bool IsLockUnchanged() =>
        new FileInfo(System.IO.Path.Combine(Path, RunFolder.LockName)) is { Exists: true } file && file.CreationTimeUtc == _lockCreated;

    private MigrationException Failed(Exception exception) => exception is JournalLostException || IsLost()
        ? RunFolderFaults.Lost(Path, _kind, exception)
        : RunFolderFaults.WriteFailed(Path, exception);

    private void Begin()
    {
        _journal.AppendDurable(JournalLines.OfStart(_time.GetUtcNow()));
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

    /// <summary>Takes off what is behind the last sound line of a journal; all of it is kept beside it.</summary>
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

    // A crash between making the folder and writing the manifest leaves these alone.
    private static bool IsOfStart(string name, string manifestName) => name == RunFolder.LockName || name == manifestName + ".new";
}
