using System;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;
using Renci.SshNet;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>
/// Keeps a connection for the work of a command. When it breaks, it is opened again after a delay (exponential back-off), and
/// the work is started again. The number of attempts without any progress is limited.
/// </summary>
internal sealed class SftpLink : IDisposable
{
    /// <summary>How many bytes of packets that nobody uses any longer are left to the garbage collector at most.</summary>
    public const long GarbageBytes = 6 * 1024 * 1024;

    private static readonly TimeSpan s_firstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(30);

    private readonly SftpSettings _settings;
    private readonly ITransferObserver _observer;
    private readonly SftpConnector _connector;
    private readonly ResiliencePipeline _pipeline;
    private SftpClient? _client;
    private bool _wasConnected;
    private int _failures;
    private int _progress;

    /// <summary>Creates a link. The connection is opened when it is needed.</summary>
    /// <param name="settings">The server and the user.</param>
    /// <param name="observer">Receives messages about decisions.</param>
    /// <exception cref="MigrationException">The key or a file with known host keys can't be read.</exception>
    public SftpLink(SftpSettings settings, ITransferObserver observer)
    {
        _settings = settings;
        _observer = observer;
        _connector = new SftpConnector(settings);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = settings.Time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => new ValueTask<bool>(IsWorthAnotherTry(arguments.Outcome.Exception)),
                MaxRetryAttempts = int.MaxValue,
                DelayGenerator = _ => new ValueTask<TimeSpan?>(DelayOf(_failures)),
                OnRetry = arguments =>
                {
                    Reconnects++;
                    _observer.OnVerbose($"{arguments.Outcome.Exception?.Message} Connecting again in {arguments.RetryDelay.TotalSeconds:0.0} s ({_failures} of {_settings.RetryCount}).");
                    return default;
                },
            })
            .Build();
    }

    /// <summary>How often the connection was opened again.</summary>
    public int Reconnects { get; private set; }

    /// <summary>Does work that needs a connection. It is started again when the connection breaks.</summary>
    /// <param name="work">The work. It must be able to start again.</param>
    /// <param name="cancellationToken">A token that cancels the work.</param>
    /// <exception cref="MigrationException">There is no connection, or the work failed.</exception>
    public async Task<T> RunAsync<T>(Func<SftpClient, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        _failures = 0;
        return await _pipeline.ExecuteAsync(inner => new ValueTask<T>(AttemptAsync(work, inner)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Called when the work got further, so that the attempts are counted from the start again.</summary>
    public void OnProgress() => Volatile.Write(ref _progress, 1);

    /// <summary>Closes the connection. Work that is waiting for it ends.</summary>
    public void Close()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        _connector.Dispose();
    }

    private async Task<T> AttemptAsync<T>(Func<SftpClient, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_client is not { IsConnected: true })
        {
            Close();
            _client = await _connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
            _wasConnected = true;
            _observer.OnVerbose($"Connected to '{_settings.Address}' as '{_settings.UserName}': {_client.ConnectionInfo.ServerVersion}, {_client.ConnectionInfo.CurrentHostKeyAlgorithm}, {_client.ConnectionInfo.CurrentKeyExchangeAlgorithm}, {_client.ConnectionInfo.CurrentClientEncryption}.");
        }

        try
        {
            return await work(_client, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ConnectionFaults.Is(exception))
        {
            Close();
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectionFaults.ExplainLoss(exception, _settings);
        }
    }

    // Without a first connection, the address or the port is probably wrong, and the user should know at once.
    private bool IsWorthAnotherTry(Exception? exception)
    {
        if (!ConnectionFaults.MayPass(exception) || !_wasConnected)
        {
            return false;
        }

        _failures = Interlocked.Exchange(ref _progress, 0) == 1 ? 1 : _failures + 1;
        return _failures <= _settings.RetryCount;
    }

    private static TimeSpan DelayOf(int failures) =>
        TimeSpan.FromTicks(Math.Min(s_longestDelay.Ticks, s_firstDelay.Ticks << Math.Min(failures - 1, 10)));
}
