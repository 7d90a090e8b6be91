using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Conversion;

namespace UserMigration.Engine.Journal;

/// <summary>
/// Appends lines to the journal. A line is with the operating system when a call returns; those that must outlive a loss
/// of power are forced to the disk together (group commit), so that a fast run pays for few of the disk's turns.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private readonly FileStream _file;
    private readonly object _lock = new object();
    private readonly SemaphoreSlim _diskTurn = new SemaphoreSlim(1);
    private Exception? _fault;
    private bool _isClosed;
    private long _written;
    private long _kept;
    private long _syncs;

    /// <summary>Opens a journal at its end.</summary>
    /// <param name="file">The file, unbuffered; the journal owns it.</param>
    public JournalFile(FileStream file)
    {
        _file = file;
    }

    /// <summary>How often the disk was made to keep what was written.</summary>
    public long Syncs => Interlocked.Read(ref _syncs);

    /// <summary>Appends a line.</summary>
    /// <param name="line">Writes the members of its object.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Append(Action<Utf8JsonWriter> line) => Write(line);

    /// <summary>Appends a line and waits until the disk has it.</summary>
    /// <param name="line">Writes the members of its object.</param>
    /// <exception cref="IOException">It can't be written.</exception>
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

    /// <summary>Forces what was written to the disk and closes the file.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
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

    /// <summary>Closes the file. Nobody may be appending.</summary>
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
        json.WriteByte((byte)'\n');
        ArraySegment<byte> bytes = json.Written();
        lock (_lock)
        {
            ThrowIfFaulted();
            try
            {
                _file.Write(bytes.Array!, bytes.Offset, bytes.Count);
            }
            catch (Exception exception) when (WriteFault.Is(exception))
            {
                // The line may be torn now: nothing may follow it.
                _fault = exception;
                throw;
            }

            return ++_written;
        }
    }

    /// <summary>One at a time: whoever comes next finds what was written meanwhile kept as well.</summary>
    private void Keep()
    {
        long upTo;
        lock (_lock)
        {
            ThrowIfFaulted();
            upTo = _written;
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
