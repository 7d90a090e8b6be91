using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>
/// Provides one token for each set of scopes to all callers. While a token is being requested, all callers wait for it. A caller that
/// stops waiting does not affect the others.
/// </summary>
internal sealed class TokenSource : IDisposable
{
    private readonly TokenIssuer _issuer;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _disposed = new CancellationTokenSource();
    private readonly Dictionary<string, Slot> _slots = new Dictionary<string, Slot>(StringComparer.Ordinal);

    public TokenSource(TokenIssuer issuer, TimeProvider time)
    {
        _issuer = issuer;
        _time = time;
    }

    /// <summary>Gets a token that is valid long enough for a call.</summary>
    /// <param name="scope">The scopes; null for the scopes of the client.</param>
    /// <param name="cancellationToken">Stops waiting for the token.</param>
    /// <exception cref="IdentityStoreException">There is no token; nothing was sent.</exception>
    public Task<AccessToken> GetAsync(string? scope, CancellationToken cancellationToken) => SlotOf(scope).GetAsync(cancellationToken);

    /// <summary>Drops a token that was refused. A newer token is kept.</summary>
    /// <param name="scope">The scopes of the token.</param>
    /// <param name="token">The token.</param>
    public void Drop(string? scope, AccessToken token) => SlotOf(scope).Drop(token);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Not disposed: a pending token request may still use it.
        _disposed.Cancel();
    }

    private Slot SlotOf(string? scope)
    {
        lock (_slots)
        {
            string name = scope ?? string.Empty;
            if (!_slots.TryGetValue(name, out Slot? slot))
            {
                slot = new Slot(this, scope);
                _slots.Add(name, slot);
            }

            return slot;
        }
    }

    private sealed class Slot
    {
        private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

        private readonly object _lock = new object();
        private readonly TokenSource _source;
        private readonly string? _scope;
        private AccessToken? _token;
        private Task<AccessToken>? _fetch;
        private long? _failed;

        public Slot(TokenSource source, string? scope)
        {
            _source = source;
            _scope = scope;
        }

        public Task<AccessToken> GetAsync(CancellationToken cancellationToken)
        {
            Task<AccessToken> fetch;
            lock (_lock)
            {
                if (_token is { } token && (token.IsFresh(_source._time) || IsToBeUsedUp(token)))
                {
                    return Task.FromResult(token);
                }

                fetch = _fetch ??= Task.Run(FetchAsync, CancellationToken.None);
            }

            return WaitAsync(fetch, cancellationToken);
        }

        public void Drop(AccessToken token)
        {
            lock (_lock)
            {
                _token = ReferenceEquals(_token, token) ? null : _token;
            }
        }

        private async Task<AccessToken> FetchAsync()
        {
            AccessToken? token = null;
            try
            {
                token = await _source._issuer.RequestAsync(_scope, _source._disposed.Token).ConfigureAwait(false);
                CallDecisions.Report($"{(_token is null ? "A token was issued" : "The token was renewed")}. It is valid for {token.Lifetime.TotalSeconds:0} s.");
                return token;
            }
            catch (OperationCanceledException exception)
            {
                throw new IdentityStoreException(IdentityStoreFault.Denied, "The session was disconnected.", exception);
            }
            catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.NotDone && UseUp() is { } old)
            {
                CallDecisions.Report($"The token could not be renewed, so the one that is still valid is used. {exception.Message}");
                return old;
            }
            finally
            {
                lock (_lock)
                {
                    _failed = token is null ? _failed : null;
                    _token = token ?? _token;
                    _fetch = null;
                }
            }
        }

        /// <summary>Gets the token that could not be renewed, if it is still valid.</summary>
        private AccessToken? UseUp()
        {
            lock (_lock)
            {
                _failed = _source._time.GetTimestamp();
                return _token is { } token && token.Remaining(_source._time) > TimeSpan.Zero ? token : null;
            }
        }

        // The token could not be renewed a moment ago, but is still valid.
        private bool IsToBeUsedUp(AccessToken token) =>
            _failed is { } failed
            && _source._time.GetElapsedTime(failed) < s_pause
            && token.Remaining(_source._time) > TimeSpan.Zero;

        private static async Task<AccessToken> WaitAsync(Task<AccessToken> fetch, CancellationToken cancellationToken)
        {
#if NET8_0_OR_GREATER
            return await fetch.WaitAsync(cancellationToken).ConfigureAwait(false);
#else
            TaskCompletionSource<bool> stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(() => stopped.TrySetResult(true)))
            {
                if (await Task.WhenAny(fetch, stopped.Task).ConfigureAwait(false) != fetch)
                {
                    throw new OperationCanceledException(cancellationToken);
                }
            }

            return await fetch.ConfigureAwait(false);
#endif
        }
    }
}
