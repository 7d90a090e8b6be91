using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace UserMigration.Sandbox.Hosting;

/// <summary>
/// The lifetime of a sandbox that another process started. Ctrl-C in a terminal reaches the whole group of processes.
/// The process that started the sandbox decides when it ends, by closing its standard input.
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

    // SIGTERM is sent only to the sandbox, so it shuts down in the regular way.
    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _application.StopApplication();
    }
}
