using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace UserMigration.Shell;

/// <summary>Ctrl-C and a request to end stop the pipeline properly; the second one ends the process.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly Action _stop;
    private int _count;

    /// <summary>Listens.</summary>
    /// <param name="stop">Stops the pipeline.</param>
    public StopSignals(Action stop)
    {
        _stop = stop;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _count) == 1)
        {
            context.Cancel = true;
            _stop();
        }
    }
}
