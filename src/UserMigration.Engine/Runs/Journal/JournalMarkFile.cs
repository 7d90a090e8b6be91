using System;
using System.Globalization;
using System.IO;
using System.Text;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// How far a journal is with the disk, after each line that is forced there: one short line in a file of its own, written over in
/// place. It costs no turn of the disk, and a process that is killed leaves it right; after a loss of power it may be older.
/// </summary>
internal sealed class JournalMarkFile : IDisposable
{
    /// <summary>The name of the file, beside the journal.</summary>
    public const string Name = "journal.mark";

    private const int Digits = 16;
    private const int Size = Digits + 1 + Digits + 1;

    private readonly FileStream _file;
    private long _length;

    private JournalMarkFile(FileStream file) => _file = file;

    /// <summary>Opens the file, or makes it. Old marks are forgotten.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <exception cref="IOException">It can't be opened, or is a link.</exception>
    public static JournalMarkFile Open(string folder)
    {
        string path = Path.Combine(folder, Name);
        OwnerOnly.RefuseLink(path);
        FileStream file = OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.Read, 0);
        file.SetLength(0);
        return new JournalMarkFile(file);
    }

    /// <summary>Reads the mark of a folder, also while a command writes it.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <returns>The mark; null where there is none.</returns>
    /// <exception cref="FormatException">It is no mark.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
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

    /// <summary>Writes how far the journal is, unless it says more already. One at a time.</summary>
    /// <param name="mark">The mark.</param>
    /// <exception cref="IOException">It can't be written.</exception>
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
