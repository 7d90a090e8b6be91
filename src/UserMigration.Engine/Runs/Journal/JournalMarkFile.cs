using System;
using System.Globalization;
using System.IO;
using System.Text;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// How far a journal is on disk, after each line that is forced to disk: one short line in a separate file, which is
/// overwritten in place. It needs no extra disk flush. It is correct after a process is killed; after a power failure it
/// may be out of date.
/// </summary>
internal sealed class JournalMarkFile : IDisposable
{
    /// <summary>The name of the file, which is next to the journal.</summary>
    public const string Name = "journal.mark";

    private const int Digits = 16;
    private const int Size = Digits + 1 + Digits + 1;

    private readonly FileStream _file;
    private long _length;

    private JournalMarkFile(FileStream file) => _file = file;

    /// <summary>Opens the file, or creates it, and removes its old mark.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <exception cref="IOException">The file can't be opened, or is a link.</exception>
    public static JournalMarkFile Open(string folder)
    {
        string path = Path.Combine(folder, Name);
        OwnerOnly.RefuseLink(path);
        FileStream file = OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.Read, 0);
        file.SetLength(0);
        return new JournalMarkFile(file);
    }

    /// <summary>Reads the mark of a folder, even while a command is writing it.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <returns>The mark; null if there is none.</returns>
    /// <exception cref="FormatException">The file does not contain a mark.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static JournalMark? Read(string folder)
    {
        string path = Path.Combine(folder, Name);
        string? text = File.Exists(path) ? SmallFile.ReadText(path, Size) : string.Empty;
        if (text is { Length: 0 })
        {
            return null;
        }

        string[] parts = text is { Length: Size } ? text.Split(' ') : Array.Empty<string>();
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long length)
            ? new JournalMark { Length = length, Check = parts[1].TrimEnd('\n') }
            : throw new FormatException($"The file {Name} was changed.");
    }

    /// <summary>Writes how far the journal is, unless the file already has a greater length. Only one thread at a time.</summary>
    /// <param name="mark">The mark.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void Write(JournalMark mark)
    {
        if (mark.Length <= _length)
        {
            return;
        }

        byte[] line = Encoding.ASCII.GetBytes(mark.Length.ToString("x16", CultureInfo.InvariantCulture) + " " + mark.Check + "\n");
        _file.Position = 0;
        _file.Write(line, 0, line.Length);
        _length = mark.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
