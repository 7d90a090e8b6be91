using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests;

/// <summary>Sockets whose waiting ends with a token: on .NET Framework only closing them ends it.</summary>
internal static class NewerNetwork
{
    public static async Task<TcpClient> AcceptTcpClientAsync(this TcpListener listener, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(listener.Stop))
        {
            return await OrCanceled(listener.AcceptTcpClientAsync, cancellationToken);
        }
    }

    public static async Task<int> ReadAsync(this NetworkStream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(stream.Dispose))
        {
            return await OrCanceled(() => stream.ReadAsync(buffer, 0, buffer.Length, CancellationToken.None), cancellationToken);
        }
    }

    extension(HttpRequestHeaders headers)
    {
        /// <summary>The headers as they were given.</summary>
        public GivenHeaders NonValidated => new GivenHeaders(headers);
    }

    /// <summary>
    /// Begins the work and waits until it or the waiting for it ends. A socket of Mono that is closed at the moment in which its waiting begins may
    /// never end that waiting, so a canceled test does not wait for it. One that is closed before it begins throws at once.
    /// </summary>
    private static async Task<T> OrCanceled<T>(Func<Task<T>> begin, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> canceled = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => canceled.TrySetCanceled());
        try
        {
            return await await Task.WhenAny(begin(), canceled.Task);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested
            && exception is ObjectDisposedException or SocketException or IOException or InvalidOperationException or NullReferenceException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    internal readonly struct GivenHeaders(HttpRequestHeaders headers)
    {
        public IEnumerable<string> this[string name] => headers.GetValues(name);
    }
}
