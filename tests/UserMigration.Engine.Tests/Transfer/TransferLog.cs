using System;
using System.Collections.Concurrent;
using UserMigration.Engine.Transfer;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>Records what happens during a transfer, and does something once a number of bytes was transferred.</summary>
internal sealed class TransferLog : ITransferObserver
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ConcurrentQueue<string> Warnings { get; } = [];

    public long AfterBytes { get; set; } = long.MaxValue;

    public Action? Then { get; set; }

    public void OnProgress(TransferPhase phase, long done, long total)
    {
        if (phase == TransferPhase.Transferring && done >= AfterBytes)
        {
            AfterBytes = long.MaxValue;
            Then?.Invoke();
        }
    }

    public void OnVerbose(string message) => Lines.Enqueue(message);

    public void OnWarning(string message) => Warnings.Enqueue(message);
}
