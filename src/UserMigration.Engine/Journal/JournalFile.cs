using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Journal;

/// <summary>
/// Appends lines to the journal. A line is with the operating system when a call returns; those that must outlive a loss
/// of power are forced to the disk together (group commit), so that a fast run pays for few of the disk's turns.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private readonly FileStream _file;
    private readonly object _lock = new object();
    private readonly SemaphoreSlim _asked = new SemaphoreSlim(0);
    private readonly Task _syncing;
    private List<TaskCompletionSource<bool>> _waiting = new List<TaskCompletionSource<bool>>();
    private Exception? _fault;
    private bool _isClosing;
    private long _syncs;

    /// <summary>Opens a journal at its end.</summary>
    /// <param name="file">The file, unbuffered; the journal owns it.</param>
    public JournalFile(FileStream file)
    {
        _file = file;
        _syncing = Task.Run(SyncAsync);
    }

    /// <summary>How often the disk was made to keep what was written.</summary>
    public long Syncs => Interlocked.Read(ref _syncs);

    /// <summary>Appends a line.</summary>
    /// <param name="line">The line with its break.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Append(ArraySegment<byte> line)
    {
        lock (_lock)
        {
            Write(line);
        }
    }

    /// <summary>Appends a line and waits until the disk has it.</summary>
    /// <param name="line">The line with its break.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public Task AppendDurableAsync(ArraySegment<byte> line)
    {
        TaskCompletionSource<bool> done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            Write(line);
            _waiting.Add(done);
        }

        _asked.Release();
        return done.Task;
    }

    /// <summary>Forces what was written to the disk and closes the file.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Close()
    {
        Dispose();
        if (_fault is not null)
        {
            throw new IOException(_fault.Message, _fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isClosing)
            {
                return;
            }

            _isClosing = true;
        }

        _asked.Release();
        _syncing.GetAwaiter().GetResult();
        _file.Dispose();
        _asked.Dispose();
    }

    private void Write(ArraySegment<byte> line)
    {
        if (_fault is not null || _isClosing)
        {
            throw new IOException(_fault?.Message ?? "The journal is closed.", _fault);
        }

        try
        {
            _file.Write(line.Array!, line.Offset, line.Count);
        }
        catch (Exception exception) when (WriteFault.Is(exception))
        {
            // The line may be torn now: nothing may follow it.
            _fault = exception;
            throw;
        }
    }

    private async Task SyncAsync()
    {
        bool isLast = false;
        while (!isLast)
        {
            await _asked.WaitAsync().ConfigureAwait(false);
            List<TaskCompletionSource<bool>> group;
            lock (_lock)
            {
                group = _waiting;
                _waiting = new List<TaskCompletionSource<bool>>();
                isLast = _isClosing;
            }

            if (group.Count > 0 || isLast)
            {
                Sync(group);
            }
        }
    }

    private void Sync(List<TaskCompletionSource<bool>> group)
    {
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
            Interlocked.Increment(ref _syncs);
            group.ForEach(done => done.TrySetResult(true));
        }
        catch (Exception exception)
        {
            // Whatever it is: those who wait must hear of it.
            lock (_lock)
            {
                _fault ??= exception;
            }

            group.ForEach(done => done.TrySetException(exception));
        }
    }
}
