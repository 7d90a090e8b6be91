using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>Checks whether a store is ready for an upload: credential, permissions, schema, number of users, clock. No user is sent or changed.</summary>
public sealed class StoreReadiness
{
    private const int NamesShown = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_precision = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_skew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_largeSkew = TimeSpan.FromMinutes(5);

    private readonly IIdentityStore _store;
    private readonly StoreTarget _target;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly List<MigrationPlanCheck> _checks = new List<MigrationPlanCheck>();

    /// <summary>Creates a check.</summary>
    /// <param name="session">The session.</param>
    /// <param name="target">The kind of store.</param>
    /// <param name="options">The options for the upload. The calls keep to its rate.</param>
    /// <param name="observer">Receives messages about decisions.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1.</param>
    public StoreReadiness(IdentityStoreSession session, StoreTarget target, BulkCreateOptions options, IRunObserver observer, TimeProvider time, Func<double> random)
    {
        _store = (session ?? throw new ArgumentNullException(nameof(session))).GetStore();
        _target = target;
        _options = options ?? throw new ArgumentNullException(nameof(options));
        BulkCreateOptions patient = new BulkCreateOptions { RateLimit = options.RateLimit, Timeout = options.Timeout, Patience = s_patience, EntityType = options.EntityType };
        _caller = new StoreCaller(patient, observer, time, random);
    }

    /// <summary>The number of users in the store, after the check; null if the store does not report it.</summary>
    public long? Users { get; private set; }

    /// <summary>Makes the checks.</summary>
    /// <param name="attributes">The attributes of the records, as dotted paths.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<IReadOnlyList<MigrationPlanCheck>> CheckAsync(IReadOnlyCollection<string> attributes, CancellationToken cancellationToken)
    {
        bool isAccepted = await TryAsync(
            CallOperation.LookUp,
            "Credential",
            async () =>
            {
                await _store.VerifyAsync(cancellationToken).ConfigureAwait(false);
                return new[] { new MigrationPlanCheck("Credential", MigrationCheckStatus.Pass, "The store accepts the credential.") };
            },
            "Check the address, the client and its secret, and connect again with Connect-IdentityStore.",
            cancellationToken).ConfigureAwait(false);
        if (!isAccepted)
        {
            return _checks;
        }

        await CheckPermissionsAsync(cancellationToken).ConfigureAwait(false);
        await CheckSchemaAsync(attributes, cancellationToken).ConfigureAwait(false);
        await CheckUsersAsync(cancellationToken).ConfigureAwait(false);
        CheckClock();
        return _checks;
    }

    private async Task CheckPermissionsAsync(CancellationToken cancellationToken)
    {
        if (_store is IAccessCheck access)
        {
            await TryAsync(
                CallOperation.LookUp,
                "Permission",
                () => access.CheckAccessAsync(cancellationToken),
                "Check the permissions of the client in the administration of the store.",
                cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _checks.Add(new MigrationPlanCheck(
                "Permission",
                MigrationCheckStatus.Warn,
                "Whether the client may create users can't be checked without creating one.",
                "Upload a few records first: Import-MigrationCsv -First 10. The first batch of each run is sent alone, and a missing permission ends the run there."));
        }
    }

    private Task<bool> CheckSchemaAsync(IReadOnlyCollection<string> attributes, CancellationToken cancellationToken) => TryAsync(
        CallOperation.Schema,
        "Schema",
        async () =>
        {
            IdentitySchema schema = await _store.GetSchemaAsync(_options.EntityType, cancellationToken).ConfigureAwait(false);
            return Compare(schema, attributes.OrderBy(name => name, StringComparer.Ordinal).ToArray());
        },
        "Give the client the permission to read the schema, or check the records with -Schema and a saved file.",
        cancellationToken);

    private MigrationPlanCheck[] Compare(IdentitySchema schema, string[] attributes)
    {
        List<MigrationPlanCheck> found = new List<MigrationPlanCheck>();
        IReadOnlyList<string> faults = MapCheck.FindFaults(schema, _target, attributes);
        if (faults.Count > 0)
        {
            found.Add(new MigrationPlanCheck(
                "Schema", MigrationCheckStatus.Fail, $"The store would refuse the records: {List(faults, " ")}", "Rename or drop the columns with the -Map parameter of ConvertTo-IdentityRecord."));
        }

        string[] empty = schema.Attributes.Where(one => one is { IsRequired: true, IsReserved: false, IsReadOnly: false, IsEnabled: true } && !IsFilled(one.Path, attributes))
            .Select(one => one.Path).ToArray();
        if (empty.Length > 0)
        {
            found.Add(new MigrationPlanCheck(
                "Schema", MigrationCheckStatus.Fail, $"No record has a value for attributes that the schema requires: {List(empty, ", ")}.", "Fill them with the -Map parameter of ConvertTo-IdentityRecord."));
        }

        string[] disabled = MapCheck.FindDisabled(schema, _target, attributes).ToArray();
        if (disabled.Length > 0)
        {
            found.Add(new MigrationPlanCheck(
                "Schema", MigrationCheckStatus.Warn, $"The store silently ignores attributes that are not enabled: {List(disabled, ", ")}.", "Enable them in the store, or drop the columns with -Map."));
        }

        if (found.Count == 0)
        {
            found.Add(new MigrationPlanCheck("Schema", MigrationCheckStatus.Pass, $"The schema has all {attributes.Length.ToString(CultureInfo.InvariantCulture)} attributes of the records."));
        }

        return found.ToArray();
    }

    private async Task CheckUsersAsync(CancellationToken cancellationToken)
    {
        if (_store.Capabilities.CanCount)
        {
            await TryAsync(
                CallOperation.Count,
                "Users",
                async () =>
                {
                    Users = await _store.CountAsync(_options.EntityType, null, cancellationToken).ConfigureAwait(false);
                    return new[] { new MigrationPlanCheck("Users", MigrationCheckStatus.Pass, string.Format(CultureInfo.InvariantCulture, "The store has {0:N0} users now.", Users)) };
                },
                "Give the client the permission to read users, so that a run can compare its ledger with the store.",
                cancellationToken).ConfigureAwait(false);
        }
    }

    private void CheckClock()
    {
        if (_store.ClockOffset is not { } offset)
        {
            _checks.Add(new MigrationPlanCheck("Clock", MigrationCheckStatus.Warn, "The answers of the store have no Date header, so the clocks can't be compared.", "Make sure that this machine synchronizes its clock."));
            return;
        }

        TimeSpan skew = offset.Duration();

        // The Date header has whole seconds.
        string detail = skew < s_precision
            ? "The clocks of the store and of this machine agree."
            : string.Format(CultureInfo.InvariantCulture, "The clock of the store is {0:0} s {1} that of this machine.", skew.TotalSeconds, offset < TimeSpan.Zero ? "behind" : "ahead of");
        _checks.Add(skew < s_skew
            ? new MigrationPlanCheck("Clock", MigrationCheckStatus.Pass, detail)
            : new MigrationPlanCheck(
                "Clock",
                skew < s_largeSkew ? MigrationCheckStatus.Warn : MigrationCheckStatus.Fail,
                detail,
                "Synchronize the clock of this machine: signed calls and tokens depend on it, and so does which users a run created."));
    }

    private async Task<bool> TryAsync(CallOperation operation, string name, Func<Task<IReadOnlyList<MigrationPlanCheck>>> check, string advice, CancellationToken cancellationToken)
    {
        try
        {
            _checks.AddRange(await _caller.ReadAsync(new StoreCall(operation, 0, 0), check, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (IdentityStoreException exception)
        {
            bool isUncertain = exception.Kind is IdentityStoreFault.Unresolved or IdentityStoreFault.NotDone;
            _checks.Add(new MigrationPlanCheck(name, isUncertain ? MigrationCheckStatus.Warn : MigrationCheckStatus.Fail, exception.Message, isUncertain ? "Try again when the store answers." : advice));
        }
        catch (MigrationException exception)
        {
            _checks.Add(new MigrationPlanCheck(name, MigrationCheckStatus.Fail, exception.Message, advice));
        }
        catch (StorePausedException exception)
        {
            _checks.Add(new MigrationPlanCheck(name, MigrationCheckStatus.Warn, exception.Message, "Try again when the store answers."));
        }

        return false;
    }

    private Task<bool> TryAsync(CallOperation operation, string name, Func<Task<MigrationPlanCheck[]>> check, string advice, CancellationToken cancellationToken) =>
        TryAsync(operation, name, async () => (IReadOnlyList<MigrationPlanCheck>)await check().ConfigureAwait(false), advice, cancellationToken);

    private static bool IsFilled(string path, string[] attributes) =>
        Array.Exists(attributes, name => name == path || name.StartsWith(path + ".", StringComparison.Ordinal));

    private static string List(IReadOnlyList<string> names, string separator) => names.Count <= NamesShown
        ? string.Join(separator, names)
        : string.Join(separator, names.Take(NamesShown)) + string.Format(CultureInfo.InvariantCulture, "{0}and {1} more", separator, names.Count - NamesShown);
}
