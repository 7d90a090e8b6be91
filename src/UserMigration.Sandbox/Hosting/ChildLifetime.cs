using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace UserMigration.Sandbox.Hosting;

/// <summary>
/// The lifetime of a sandbox that another process started: Ctrl-C in a terminal reaches the whole group of processes,
/// and the one that started the sandbox decides on its end, by closing its standard input.
/// </summary>
internal sealed class ChildLifetime : IHostLifetime, IDisposable
{
    private readonly IHostApplicationLifetime _application;
    private PosixSignalRegistration? _interrupt;
    private PosixSignalRegistration? _terminate;

    public ChildLifetime(IHostApplicationLifetime application)
    {
        _application = application;
    }

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt?.Dispose();
        _terminate?.Dispose();
    }

    // That one is meant for the sandbox alone: it ends in order.
    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _application.StopApplication();
    }
}
