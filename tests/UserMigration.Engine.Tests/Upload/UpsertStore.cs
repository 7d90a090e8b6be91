using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Cidaas;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>
/// A store that creates or updates in one call, by <c>sub</c> or else by e-mail address, and shows of a user that it is
/// there and no more.
/// </summary>
internal sealed class UpsertStore : MemoryStore
{
    private int _given;

    public UpsertStore(TimeProvider time)
        : base(time)
    {
    }

    public override StoreCapabilities Capabilities { get; } = new StoreCapabilities
    {
        PrimaryKey = "sub",
        Identifier = "sub",
        Settings = new[] { CidaasSettings.ResolveSub },
        OtherKeys = ["email"],
        PasswordAttributes = ["password_hash_info"],
        BatchSize = 50,
        LargestBatch = 1000,
        CreatesOrUpdates = true,
        ShowsAttributes = false,
        CanCount = false,
        DeletesLater = true,
    };

    /// <summary>What the store answers for a record without doing anything; null where it does its work.</summary>
    public Func<IdentityRecord, StoreRecordAnswer?> Answer { get; set; } = _ => null;

    /// <summary>What it does and answers nothing of.</summary>
    public Func<IdentityRecord, bool> IsSilentOn { get; set; } = _ => false;

    /// <summary>The identifiers that were scheduled for deletion.</summary>
    public List<string> Scheduled { get; } = [];

    /// <summary>What was sent, in the order in which it arrived.</summary>
    public List<IdentityRecord> Received { get; } = [];

    public override IdentityKey? KeyOf(IdentityRecord record, string attribute) => RecordKey.ToAsk(record, attribute)
        ?? (attribute == Capabilities.PrimaryKey ? RecordKey.ToAsk(record, "email") : null);

    public override bool CanSendAgain(IdentityRecord record) => RecordKey.Get(record, "sub") is not null;

    public override IdentityRecord WithIdentifier(IdentityRecord record, string identifier) =>
        new IdentityRecord(record.Target, new Dictionary<string, object?>(record.Attributes) { ["sub"] = identifier }, record.GetRecords())
        {
            Operation = record.Operation,
        };

    public override IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user) => throw new NotSupportedException();

    public override IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) => throw new NotSupportedException();

    public override Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken) =>
        throw new MigrationException("NotSupportedByStore", MigrationFault.InvalidOperation, "Users can't be counted.");

    protected override IdentityUser? Find(IdentityKey key) => FindUser(key.Attribute, key.Value) is { } user
        ? new IdentityUser("user", new Dictionary<string, object?>()) { Uuid = user.Uuid }
        : null;

    protected override StoreDeletion Delete(string uuid)
    {
        if (FindUser("sub", uuid) is null)
        {
            return StoreDeletion.Absent;
        }

        Scheduled.Add(uuid);
        Done.Add((RecordKey.Get(FindUser("sub", uuid)!.Attributes, "email") ?? string.Empty, null));
        return StoreDeletion.Scheduled;
    }

    protected override StoreRecordAnswer Create(IdentityRecord record)
    {
        Received.Add(record);
        if (Answer(record) is { } answer)
        {
            return answer;
        }

        string? sub = RecordKey.Get(record, "sub");
        IdentityUser? user = sub is null ? FindUser("email", RecordKey.Get(record, "email")) : FindUser("sub", sub);
        bool isUpdate = user is not null;
        if (user is null)
        {
            user = new IdentityUser("user", new Dictionary<string, object?>()) { Uuid = sub ?? "Given-" + ++_given };
            Users.Add(user);
        }

        foreach (KeyValuePair<string, object?> attribute in record.Attributes)
        {
            user.Attributes[attribute.Key] = attribute.Value;
        }

        Note(user);
        return IsSilentOn(record) ? StoreRecordAnswer.Unresolved(null, null)
            : isUpdate ? StoreRecordAnswer.Updated(user.Uuid!)
            : StoreRecordAnswer.Created(user.Uuid!);
    }

    private IdentityUser? FindUser(string attribute, string? value) => value is null ? null : Users.Find(user =>
        attribute == "sub" ? user.Uuid == value : user.Attributes.TryGetValue(attribute, out object? own) && Equals(own, value));
}
