using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// Appends lines to the journal. A line is passed to the operating system before a call returns. Lines that must survive
/// a power failure are forced to disk together (group commit), so that a fast run needs few disk writes.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private readonly FileStream _file;
    private readonly JournalChain? _chain;
    private readonly object _lock = new object();
    private readonly SemaphoreSlim _diskTurn = new SemaphoreSlim(1);
    private byte[] _line = new byte[4096];
    private Exception? _fault;
    private bool _isClosed;
    private long _written;
    private long _length;
    private long _kept;
    private JournalMark? _mark;
    private long _syncs;

    /// <summary>Opens a journal at its end.</summary>
    /// <param name="file">The file, unbuffered; the journal owns and closes it.</param>
    /// <param name="chain">Adds the check values to lines, positioned at the end of the file; null for no check values.</param>
    public JournalFile(FileStream file, JournalChain? chain = null)
    {
        _file = file;
        _chain = chain;
        _length = file.Position;
    }

    /// <summary>How far the journal is on disk; null before the first line on disk, and if lines have no check values.</summary>
    public JournalMark? Mark => Volatile.Read(ref _mark);

    /// <summary>How often the journal was forced to disk.</summary>
    public long Syncs => Interlocked.Read(ref _syncs);

    /// <summary>
    /// Whether a file is certainly not the one that is being written: it does not exist, or has a different length.
    /// Another file in its place lacks the last line, because that was written to this file.
    /// </summary>
    /// <param name="path">The full path.</param>
    /// <returns>False also if this is unknown, and if a line could not be written: that error says more.</returns>
    public bool IsLostAt(string path)
    {
        lock (_lock)
        {
            if (_fault is not null)
            {
                return false;
            }

            FileInfo file = new FileInfo(path);
            return (!file.Exists || file.Length != _length) && HeldFile.LengthOf(path) is var length and not null && length != _length;
        }
    }

    /// <summary>Appends a line.</summary>
    /// <param name="line">Writes the members of the line's JSON object.</param>
    /// <exception cref="IOException">The line can't be written.</exception>
    public void Append(Action<Utf8JsonWriter> line) => Write(line);

    /// <summary>Appends a line and forces it to disk. No other thread may be appending.</summary>
    /// <param name="line">Writes the members of the line's JSON object.</param>
    /// <exception cref="IOException">The line can't be written.</exception>
    public void AppendDurable(Action<Utf8JsonWriter> line)
    {
        Write(line);
        Keep();
    }

    /// <summary>Appends a line and waits until it is on disk.</summary>
    /// <param name="line">Writes the members of the line's JSON object.</param>
    /// <exception cref="IOException">The line can't be written.</exception>
    public async Task AppendDurableAsync(Action<Utf8JsonWriter> line)
    {
        long number = Write(line);
        await _diskTurn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_kept < number)
            {
                Keep();
            }
        }
        finally
        {
            _diskTurn.Release();
        }
    }

    /// <summary>Forces what was written to disk and closes the file.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void Close()
    {
        try
        {
            if (!_isClosed)
            {
                Keep();
            }
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Closes the file. No thread may be appending.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        _file.Dispose();
        _diskTurn.Dispose();
    }

    private long Write(Action<Utf8JsonWriter> line)
    {
        using JsonBuffer json = JsonBuffer.Take();
        json.Writer.WriteStartObject();
        line(json.Writer);
        json.Writer.WriteEndObject();
        ReadOnlySpan<byte> bytes = json.Written();
        lock (_lock)
        {
            ThrowIfFaulted();
            try
            {
                if (_file.Length != _length)
                {
                    throw new JournalLostException();
                }

                int length = Seal(bytes);
                _file.Write(_line, 0, length);
                _length += length;
            }
            catch (Exception exception) when (WriteFault.Is(exception))
            {
                // The line may be incomplete: nothing may be written after it.
                _fault = exception;
                throw;
            }

            return ++_written;
        }
    }

    private int Seal(ReadOnlySpan<byte> line)
    {
        int length = line.Length + (_chain is null ? 1 : JournalChain.SuffixSize);
        if (_line.Length < length)
        {
            _line = new byte[length * 2];
        }

        if (_chain is null)
        {
            line.CopyTo(_line);
            _line[line.Length] = (byte)'\n';
        }
        else
        {
            _chain.Seal(line, _line);
        }

        return length;
    }

    /// <summary>Forces what was written to disk. Only one thread at a time: the next one then finds that its line may already be on disk.</summary>
    private void Keep()
    {
        long upTo;
        JournalMark? mark;
        lock (_lock)
        {
            ThrowIfFaulted();
            upTo = _written;
            mark = _chain is null ? null : new JournalMark { Length = _length, Check = _chain.Last };
        }

        try
        {
#if NET8_0_OR_GREATER
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
#else
            lock (_lock)
            {
                _file.Flush(flushToDisk: true);
            }
#endif
            _kept = upTo;
            Volatile.Write(ref _mark, mark);
            Interlocked.Increment(ref _syncs);
        }
        catch (Exception exception) when (WriteFault.Is(exception))
        {
            lock (_lock)
            {
                _fault ??= exception;
            }

            throw;
        }
    }

    private void ThrowIfFaulted()
    {
        if (_fault is not null || _isClosed)
        {
            throw new IOException(_fault?.Message ?? "The journal is closed.", _fault);
        }
    }
}
