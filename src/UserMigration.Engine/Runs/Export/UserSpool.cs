using System;
using System.IO;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>
/// A file that collects users, one JSON object in each line, exactly as the store returned them. What follows the length in the journal
/// was written by a command that died, and is cut off.
/// </summary>
internal sealed class UserSpool : IDisposable
{
    private const byte LineFeed = (byte)'\n';

    private readonly FileStream _file;
    private byte[] _buffer = new byte[256 * 1024];
    private int _count;

    private UserSpool(FileStream file, long length)
    {
        _file = file;
        Length = length;
    }

    /// <summary>The size of all users in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Opens the file with the users that it is known to have.</summary>
    /// <param name="file">The file, without a buffer of its own; disposed with the spool.</param>
    /// <param name="length">Their size in bytes.</param>
    /// <exception cref="InvalidDataException">The file is shorter.</exception>
    public static UserSpool Open(FileStream file, long length)
    {
        if (file.Length < length)
        {
            file.Dispose();
            throw new InvalidDataException("Its users are not complete.");
        }

        file.SetLength(length);
        file.Seek(length, SeekOrigin.Begin);
        return new UserSpool(file, length);
    }

    /// <summary>Adds a user.</summary>
    /// <param name="page">The page that has the user.</param>
    /// <param name="user">The user.</param>
    /// <returns>Where the user starts, in bytes.</returns>
    public long Add(UserPage page, PagedUser user)
    {
        ReadOnlySpan<byte> json = page.JsonOf(user);
        if (_buffer.Length - _count <= json.Length)
        {
            WriteOut();
            if (_buffer.Length <= json.Length)
            {
                _buffer = new byte[json.Length + 1];
            }
        }

        json.CopyTo(_buffer.AsSpan(_count));
        _count += json.Length;
        _buffer[_count++] = LineFeed;
        long start = Length;
        Length += json.Length + 1;
        return start;
    }

    /// <summary>Writes the users to the disk.</summary>
    public void Flush()
    {
        WriteOut();
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Closes the file. What was not flushed is lost.</summary>
    public void Dispose() => _file.Dispose();

    private void WriteOut()
    {
        _file.Write(_buffer, 0, _count);
        _count = 0;
    }
}
