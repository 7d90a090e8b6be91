using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A store that keeps users, and meets with whatever a test lets happen to a call.</summary>
internal class MemoryStore : IIdentityStore
{
    private readonly object _lock = new object();
    private int _creates;
    private int _changes;
    private int _deletes;

    public MemoryStore(TimeProvider time)
    {
        Time = time;
    }

    public TimeProvider Time { get; }

    /// <summary>What happens to a call, by its number from 1.</summary>
    public Func<int, IReadOnlyList<IdentityRecord>, Fault> Meet { get; set; } = (_, _) => Fault.None;

    /// <summary>What happens to a change, by its number from 1.</summary>
    public Func<int, Fault> MeetChange { get; set; } = _ => Fault.None;

    public int Changes => _changes;

    /// <summary>How long a call takes.</summary>
    public Func<Task> Pause { get; set; } = async () => await Task.Yield();

    /// <summary>What was done to whom, in its order: the address, and the name that the user has then; null where it is gone.</summary>
    public List<(string Email, string? Name)> Done { get; } = [];

    /// <summary>Whether one duplicate refuses all of its call.</summary>
    public bool IsAllOrNone { get; set; }

    /// <summary>Whether a record is refused as a duplicate of another attribute than its key.</summary>
    public Func<IdentityRecord, bool> Refuse { get; set; } = _ => false;

    public bool IsKeyUnique { get; set; } = true;

    /// <summary>What the question for the schema meets, or null.</summary>
    public IdentityStoreException? SchemaFault { get; set; }

    /// <summary>What happens before a look-up; it may throw.</summary>
    public Action BeforeLookUp { get; set; } = () => { };

    public List<IdentityUser> Users { get; } = [];

    public int Creates => _creates;

    public int LookUps { get; private set; }

    public IdentityTarget Target => IdentityTarget.Akamai;

    public virtual StoreCapabilities Capabilities { get; } = new StoreCapabilities
    {
        HasUuids = true,
        ChangeTimes = ["created", "lastUpdated"],
        LoginTime = "lastLogin",
        PasswordAttributes = ["password"],
        Settings = new[] { StoreSetting.EntityType, AkamaiSettings.CommitEach },
    };

    public Uri Uri { get; } = new Uri("http://127.0.0.1/");

    public virtual TimeSpan? ClockOffset => TimeSpan.Zero;

    public Task VerifyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual IdentityKey? KeyOf(IdentityRecord record, string attribute) => RecordKey.ToAsk(record, attribute);

    public virtual bool CanSendAgain(IdentityRecord record) => false;

    public virtual IdentityRecord WithIdentifier(IdentityRecord record, string identifier) => throw new NotSupportedException();

    public async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType, IReadOnlyList<IdentityRecord> records, StoreSettings settings, TimeSpan timeout, CancellationToken cancellationToken)
    {
        int call = Interlocked.Increment(ref _creates);
        Fault fault = Meet(call, records);
        await Pause();
        if (fault.Before is not null)
        {
            throw fault.Before;
        }

        IReadOnlyList<StoreRecordAnswer> answers;
        lock (_lock)
        {
            answers = IsAllOrNone && records.Any(IsTaken) ? records.Select(_ => Duplicate()).ToArray() : records.Select(Create).ToArray();
        }

        return fault.After is null ? answers : throw fault.After;
    }

    /// <summary>What happens instead of a look-up, by its number from 1.</summary>
    public Func<int, IReadOnlyList<string>?, IdentityStoreException?> MeetFind { get; set; } = (_, _) => null;

    public Task<IdentityUser?> FindAsync(
        string entityType, IdentityKey key, IReadOnlyList<string>? attributes, CancellationToken cancellationToken)
    {
        BeforeLookUp();
        lock (_lock)
        {
            LookUps++;
            if (MeetFind(LookUps, attributes) is { } fault)
            {
                throw fault;
            }

            return Task.FromResult(Find(key));
        }
    }

    protected virtual IdentityUser? Find(IdentityKey key) =>
        Users.Find(user => Equals(key.Attribute == "uuid" ? user.Uuid : user.Attributes[key.Attribute], key.Value));

    /// <summary>What a search has; what the store has, unless told.</summary>
    public Func<IReadOnlyList<IdentityUser>, IReadOnlyList<IdentityUser>> Show { get; set; } = users => users;

    /// <summary>What happens to a search, by the values that it asks for.</summary>
    public Func<IReadOnlyList<string>, Fault> MeetSearch { get; set; } = _ => Fault.None;

    /// <summary>The values that searches asked for.</summary>
    public List<IReadOnlyList<string>> Searches { get; } = [];

    public bool CanFindTogether(IdentityKey key) => !key.Value.Contains('\'', StringComparison.Ordinal);

    public Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType, string attribute, IReadOnlyList<string> values, TimeSpan timeout, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Searches.Add(values);
            return MeetSearch(values).Before is { } fault
                ? throw fault
                : Task.FromResult<IReadOnlyList<IdentityUser>>(Show(Users)
                    .Where(user => values.Contains(user.Attributes[attribute] as string, StringComparer.OrdinalIgnoreCase))
                    .ToArray());
        }
    }

    public virtual IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user)
    {
        Dictionary<string, object?> set = FindDifferences(record, user).ToDictionary(name => name, name => record.Attributes[name]);
        string[] erased = set.Where(member => member.Value is null).Select(member => member.Key).ToArray();
        return set.Count == 0 ? [] : [new StoreChange(null, set, erased)];
    }

    public async Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Fault fault = MeetChange(Interlocked.Increment(ref _changes));
        await Pause();
        if (fault.Before is not null)
        {
            throw fault.Before;
        }

        lock (_lock)
        {
            IdentityUser user = Users.Find(user => user.Uuid == key.Value)!;
            foreach (KeyValuePair<string, object?> member in (IDictionary<string, object?>)change.Value!)
            {
                user.Attributes[member.Key] = member.Value;
            }

            user.LastUpdated = Time.GetUtcNow();
            Note(user);
        }

        if (fault.After is not null)
        {
            throw fault.After;
        }
    }

    /// <summary>What happens to a deletion, by its number from 1.</summary>
    public Func<int, Fault> MeetDelete { get; set; } = _ => Fault.None;

    public int Deletes => _deletes;

    public async Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Fault fault = MeetDelete(Interlocked.Increment(ref _deletes));
        await Pause();
        if (fault.Before is not null)
        {
            throw fault.Before;
        }

        StoreDeletion deletion;
        lock (_lock)
        {
            deletion = Delete(uuid);
        }

        return fault.After is null ? deletion : throw fault.After;
    }

    protected virtual StoreDeletion Delete(string uuid)
    {
        foreach (IdentityUser user in Users.Where(user => user.Uuid == uuid))
        {
            Done.Add(((string)user.Attributes["email"]!, null));
        }

        return Users.RemoveAll(user => user.Uuid == uuid) > 0 ? StoreDeletion.Deleted : StoreDeletion.Absent;
    }

    /// <summary>Notes what a user is now.</summary>
    protected void Note(IdentityUser user) =>
        Done.Add((RecordKey.Get(user.Attributes, "email") ?? string.Empty, user.Attributes.TryGetValue("givenName", out object? name) ? name as string : null));

    public virtual Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken) => Task.FromResult((long)Users.Count);

    public virtual Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken) =>
        SchemaFault is null ? Task.FromResult(IsKeyUnique) : Task.FromException<bool>(SchemaFault);

    public Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public virtual IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) =>
        record.Attributes.Where(sent => !Equals(user.Attributes[sent.Key], sent.Value)).Select(sent => sent.Key).ToArray();

    public void Dispose()
    {
    }

    /// <summary>Puts a user in, as somebody else would have.</summary>
    public void Add(IdentityRecord record, DateTimeOffset created) => Users.Add(
        new IdentityUser("user", new Dictionary<string, object?>(record.Attributes))
        {
            Uuid = Guid.NewGuid().ToString(),
            Created = created,
            LastUpdated = created,
        });

    protected bool IsTaken(IdentityRecord record) =>
        Refuse(record) || (IsKeyUnique && Users.Exists(user => Equals(user.Attributes["email"], record.Attributes["email"])));

    private static StoreRecordAnswer Duplicate() =>
        StoreRecordAnswer.Refused(361, "unique_violation", "Attempted to update a duplicate value", isDuplicate: true);

    protected virtual StoreRecordAnswer Create(IdentityRecord record)
    {
        if (IsTaken(record))
        {
            return Duplicate();
        }

        Add(record, Time.GetUtcNow());
        Note(Users[^1]);
        return StoreRecordAnswer.Created(Users[^1].Uuid!);
    }

    /// <summary>What happens to a call: instead of the work, or after it.</summary>
    internal readonly record struct Fault(IdentityStoreException? Before, IdentityStoreException? After)
    {
        public static Fault None => default;

        public static Fault LostBefore => new Fault(Lost(), null);

        public static Fault LostAfter => new Fault(null, Lost());

        public static Fault Refused(IdentityStoreFault kind, int? code = null, string? argument = null, int? status = null) =>
            new Fault(new IdentityStoreException(kind, "Refused.") { Code = code, Argument = argument, HttpStatus = status, IsDuplicate = code == 361 }, null);

        public static Fault RefusedAfter(IdentityStoreFault kind, int status) =>
            new Fault(null, new IdentityStoreException(kind, "Refused.") { HttpStatus = status, MayHaveTakenEffect = true });

        private static IdentityStoreException Lost() => new IdentityStoreException("The connection to the store broke.");
    }
}
