using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.RateSharing;

/// <summary>
/// Shares one limit among commands on several machines, through leases in a folder. Each command renews its lease every second, and uses only what the leases
/// of the others leave, so that the parts never add up to more than the limit. A part that grew is used one renewal later, when the calls of the command that
/// gave it up have left the last second. A command whose lease could not be renewed for <see cref="Validity"/> makes no calls until it is renewed; the others
/// take its part after <see cref="LeaseWatch.Expiry"/>. No time is exchanged, so clocks may differ.
/// </summary>
public sealed class RateShare : SharedRate
{
    /// <summary>How long a lease can be used after its last renewal; shorter than what the others wait before they take it.</summary>
    internal static readonly TimeSpan Validity = TimeSpan.FromSeconds(5);

    // Less than a single command uses: the calls of several commands that are late by chance meet at the server.
    private const double UsedShare = 0.98;
    private const int FirstDemand = 1;
    private const double SpareDemand = 1.25;
    private const double UsedUp = 0.8;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lockPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_lockPatience = TimeSpan.FromSeconds(2);

    private readonly string _path;
    private readonly LeaseFolder _folder;
    private readonly LeaseWatch _watch;
    private readonly TimeProvider _time;
    private readonly RateLease _lease;
    private readonly Func<(bool HasWaited, double PerSecond)> _takeDemand;
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private readonly object _lock = new object();
    private Action<string> _report = _ => { };
    private Action<string> _warn = _ => { };
    private Task _renewing = Task.CompletedTask;
    private long _renewedAt;
    private int _usable;
    private int _members;
    private bool _isLost;

    private RateShare(string path, LeaseFolder folder, int limit, TimeProvider time, Func<(bool HasWaited, double PerSecond)>? takeDemand = null)
        : base(new Pacer(limit, time, UsedShare))
    {
        _takeDemand = takeDemand ?? Pacer.TakeDemand;
        _path = path;
        _folder = folder;
        _time = time;
        _watch = new LeaseWatch(time);
        _lease = new RateLease { Id = Guid.NewGuid().ToString("N"), Limit = limit, Demand = FirstDemand };
        Pacer.Limit(0);
    }

    /// <inheritdoc/>
    public override int Part
    {
        get
        {
            lock (_lock)
            {
                return _usable;
            }
        }
    }

    /// <summary>Joins the commands that share a rate, and starts to renew the lease.</summary>
    /// <param name="path">The full path of the folder. It is created if it does not exist.</param>
    /// <param name="limit">The limit of all commands together, in calls per second, at least 1. A fraction is not used.</param>
    /// <param name="time">The clock.</param>
    /// <param name="report">Receives decisions; called from any thread.</param>
    /// <param name="warn">Receives warnings; called from any thread.</param>
    /// <exception cref="MigrationException">The limit is too low or differs from that of the others, or the folder can't be used.</exception>
    public static RateShare Join(string path, double limit, TimeProvider time, Action<string> report, Action<string> warn)
    {
        if (!(limit >= 1))
        {
            throw RateShareErrors.LimitMissing();
        }

        RateShare share = new RateShare(
            path ?? throw new ArgumentNullException(nameof(path)),
            LeaseFolder.Open(path),
            (int)Math.Floor(limit),
            time ?? throw new ArgumentNullException(nameof(time)))
        {
            _report = report ?? throw new ArgumentNullException(nameof(report)),
            _warn = warn ?? throw new ArgumentNullException(nameof(warn)),
        };
        share.Renew();
        share._renewing = Task.Run(share.RenewAsync);
        return share;
    }

    /// <summary>Joins without the task that renews the lease, for simulations.</summary>
    /// <param name="path">The full path of the folder.</param>
    /// <param name="limit">The limit of all commands together.</param>
    /// <param name="time">The clock.</param>
    /// <param name="takeDemand">Returns whether a call had to wait since the last renewal, and the number of calls per second.</param>
    internal static RateShare JoinManually(string path, double limit, TimeProvider time, Func<(bool HasWaited, double PerSecond)> takeDemand) =>
        new RateShare(path, LeaseFolder.Open(path), (int)Math.Floor(limit), time, takeDemand);

    /// <summary>Renews the lease, and takes the part of the limit that the others leave.</summary>
    /// <returns>Whether the lease was renewed. It is not while other commands hold the folder.</returns>
    /// <exception cref="MigrationException">The folder can't be used, or the limits differ.</exception>
    internal bool Renew()
    {
        using IDisposable? held = Lock();
        if (held is null)
        {
            Expire();
            return false;
        }

        lock (_lock)
        {
            IReadOnlyList<RateLease> found = _folder.Read();
            if (_lease.Renewals > 0 && found.All(lease => lease.Id != _lease.Id))
            {
                // The others took the part of this command, because its lease was not renewed for long.
                (_lease.Part, _lease.Since) = (0, 0);
            }

            IReadOnlyList<RateLease> alive = _watch.Note(found.Where(lease => lease.Id != _lease.Id).ToArray());
            if (alive.FirstOrDefault(lease => lease.Limit != _lease.Limit) is { } other)
            {
                throw RateShareErrors.LimitDiffers(_path, other.Limit, _lease.Limit);
            }

            foreach (RateLease dead in found.Where(lease => lease.Id != _lease.Id).Except(alive))
            {
                _folder.Delete(dead.Id);
            }

            Take(alive);
            _folder.Write(_lease);
            _renewedAt = _time.GetTimestamp();
            Note(alive.Count + 1);
            return true;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        _stop.Cancel();
        ((IAsyncResult)_renewing).AsyncWaitHandle.WaitOne(s_lockPatience);
        Pacer.Limit(0);
        try
        {
            using IDisposable? held = Lock();
            if (held is not null)
            {
                _folder.Delete(_lease.Id);
            }
        }
        catch (MigrationException)
        {
            // The others take the part when the lease expires.
        }

        _stop.Dispose();
    }

    private void Take(IReadOnlyList<RateLease> others)
    {
        (bool hasWaited, double perSecond) = _takeDemand();
        int before = _lease.Part;
        _lease.Renewals++;
        _lease.Since++;
        _lease.Demand = _lease.Renewals == 1 ? FirstDemand
            : hasWaited && perSecond >= _usable * UsedUp ? _lease.Limit
            : Math.Min(_lease.Limit, Math.Max(FirstDemand, (int)Math.Ceiling(perSecond * SpareDemand)));
        int free = _lease.Limit - others.Sum(lease => lease.Part);
        int wanted = RateDivision.PartOf(_lease.Limit, others.Append(_lease).ToArray(), _lease.Id);
        _lease.Part = Math.Max(0, Math.Min(wanted, free));
        _lease.Since = (_lease.Part == 0) == (before == 0) ? _lease.Since : 0;

        // What was added is used from the next renewal on.
        _usable = Math.Min(before, _lease.Part);
        Pacer.Limit(_usable);
    }

    private void Note(int members)
    {
        if (_isLost)
        {
            _isLost = false;
            _warn($"The folder '{_path}' can be used again: the run continues at its part of the rate.");
        }

        if (members != _members)
        {
            _members = members;
            _report(string.Format(
                CultureInfo.InvariantCulture,
                "The limit of {0} calls per second is shared by {1} in '{2}'.",
                _lease.Limit,
                members == 1 ? "1 command" : members + " commands",
                _path));
        }
    }

    private async Task RenewAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
#if NET8_0_OR_GREATER
                await Task.Delay(s_pause, _time, _stop.Token).ConfigureAwait(false);
#else
                await _time.Delay(s_pause, _stop.Token).ConfigureAwait(false);
#endif
                Renew();
            }
            catch (MigrationException exception)
            {
                Lose(exception);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Lose(MigrationException cause)
    {
        lock (_lock)
        {
            if (Expire() && !_isLost)
            {
                _isLost = true;
                _warn($"No calls are made, because the rate can't be shared: {cause.Message}");
            }
        }
    }

    private bool Expire()
    {
        lock (_lock)
        {
            bool isExpired = _time.GetElapsedTime(_renewedAt) >= Validity;
            if (isExpired)
            {
                _usable = 0;
                Pacer.Limit(0);
            }

            return isExpired;
        }
    }

    private IDisposable? Lock()
    {
        long from = _time.GetTimestamp();
        while (true)
        {
            IDisposable? held = _folder.TryLock();
            if (held is not null || _time.GetElapsedTime(from) >= s_lockPatience || _stop.Token.WaitHandle.WaitOne(s_lockPause))
            {
                return held;
            }
        }
    }
}
