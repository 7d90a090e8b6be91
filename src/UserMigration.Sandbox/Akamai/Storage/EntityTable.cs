using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Threading;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Values;
using UserMigration.Sandbox.Startup;
using UserMigration.Sandbox.Storage;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>
/// The records of one entity type. Each method acquires the lock of the database and is one transaction.
/// </summary>
internal sealed class EntityTable : IDisposable
{
    private readonly Database _database;
    private readonly EntityStatements _sql;
    private readonly KeyIndex _keys;
    private readonly TimeProvider _time;
    private readonly long _number;
    private long _lastId;
    private long _lastElement;
    private long _count;

    public EntityTable(Database database, EntityType type, TimeSpan replicationDelay, TimeProvider time)
    {
        _database = database;
        Type = type;
        _time = time;
        using Statement add = database.Prepare("INSERT OR IGNORE INTO entity_type(name, keys, last_id, last_element) VALUES(?1, ?2, 0, 0)");
        add.BindText(1, type.Name).BindText(2, type.KeySignature).Run();
        using Statement find = database.Prepare("SELECT number, keys, last_id, last_element FROM entity_type WHERE name = ?1");
        find.BindText(1, type.Name).Step();
        _number = find.Int64(0);
        _lastId = find.Int64(2);
        _lastElement = find.Int64(3);
        bool isSame = find.Text(1) == type.KeySignature;
        find.Reset();
        if (!isSame)
        {
            throw new StartException($"The database file was created with unique attributes of the entity type '{type.Name}' that differ from the schema. Use another file, or the original schema.");
        }

        Replication = new Replication(_lastId, replicationDelay, time);
        _sql = new EntityStatements(database, _number);
        _keys = new KeyIndex(_sql);
        _sql.Count.Step();
        _count = _sql.Count.Int64(0);
        _sql.Count.Reset();
    }

    public EntityType Type { get; }

    /// <summary>Which records the replicas have.</summary>
    public Replication Replication { get; }

    /// <summary>The number of records. It is maintained, so that it does not have to be counted.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Returns a new id for an element of a plural.</summary>
    public long NextElementId() => Interlocked.Increment(ref _lastElement);

    /// <summary>Stores new records.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="isAllOrNone">
    /// Whether one refused record causes all records to be refused (contract, section 2, <c>commit_each=false</c>).
    /// </param>
    /// <returns>One result for each record, in order.</returns>
    public InsertResult[] Insert(RecordBatch batch, bool isAllOrNone)
    {
        InsertResult[] results = new InsertResult[batch.Records.Count];
        _database.Transact(() =>
        {
            long now = Now();
            int failed = 0;
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = InsertOne(batch, batch.Records[i], now);
                failed += results[i].Fault is null ? 0 : 1;
            }

            bool isKept = failed == 0 || !isAllOrNone;
            if (isKept)
            {
                SaveCounters();
                Interlocked.Add(ref _count, results.Length - failed);
                Replication.Add(_lastId);
            }
            else
            {
                RefuseAll(results);
            }

            return isKept;
        });
        return results;
    }

    public EntityRow? FindById(long id)
    {
        lock (_database.Gate)
        {
            return ReadOne(_sql.ById.Bind(1, id));
        }
    }

    public EntityRow? FindByUuid(Guid uuid)
    {
        lock (_database.Gate)
        {
            return ReadOne(_sql.ByUuid.Bind(1, uuid.ToByteArray(bigEndian: true)));
        }
    }

    /// <summary>Finds the record with a unique value.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="value">The value, folded.</param>
    public EntityRow? FindByKey(AttributeDefinition attribute, ReadOnlySpan<byte> value)
    {
        lock (_database.Gate)
        {
            long? id = _keys.Find(attribute, value);
            return id is null ? null : ReadOne(_sql.ById.Bind(1, id.Value));
        }
    }

    /// <summary>Returns a part of the table, in the order of the ids.</summary>
    public List<EntityRow> Scan(long fromId, int most)
    {
        List<EntityRow> rows = new(most);
        lock (_database.Gate)
        {
            _sql.Scan.Bind(1, fromId).Bind(2, most);
            while (_sql.Scan.Step())
            {
                rows.Add(ReadRow(_sql.Scan));
            }
        }

        return rows;
    }

    /// <summary>Changes one record.</summary>
    /// <param name="find">Finds the record, under the lock.</param>
    /// <param name="change">Creates the new document from the row; it can throw <see cref="CallException"/>.</param>
    /// <returns>Whether the record exists, and why it was refused.</returns>
    public (bool IsFound, RecordFault? Fault) Update(Func<EntityRow?> find, Func<EntityRow, RecordBatch> change)
    {
        bool isFound = false;
        RecordFault? fault = null;
        _database.Transact(() =>
        {
            EntityRow? row = find();
            if (row is null)
            {
                return false;
            }

            isFound = true;
            using RecordBatch batch = change(row);
            PreparedRecord record = batch.Records[0];
            fault = record.Fault;
            if (fault is not null)
            {
                return false;
            }

            _keys.Remove(Type, row);
            fault = _keys.Add(batch, record, row.Id);
            if (fault is not null)
            {
                return false;
            }

            _sql.Update.Bind(1, row.Id).Bind(2, Now()).Bind(3, batch.Document(record)).Run();
            SaveCounters();
            return true;
        });
        return (isFound, fault);
    }

    /// <summary>Deletes one record.</summary>
    /// <returns>Whether the record existed.</returns>
    public bool Delete(Func<EntityRow?> find)
    {
        bool isFound = false;
        _database.Transact(() =>
        {
            EntityRow? row = find();
            if (row is null)
            {
                return false;
            }

            _keys.Remove(Type, row);
            _sql.Delete.Bind(1, row.Id).Run();
            Interlocked.Decrement(ref _count);
            isFound = true;
            return true;
        });
        return isFound;
    }

    public void Dispose() => _sql.Dispose();

    private InsertResult InsertOne(RecordBatch batch, PreparedRecord record, long now)
    {
        if (record.Fault is not null)
        {
            return new InsertResult(0, Guid.Empty, record.Fault);
        }

        long id = _lastId + 1;
        RecordFault? fault = _keys.Add(batch, record, id);
        if (fault is not null)
        {
            return new InsertResult(0, Guid.Empty, fault);
        }

        _lastId = id;
        Guid uuid = NewUuid(now, out byte[] bytes);
        _sql.Insert.Bind(1, id).Bind(2, bytes).Bind(3, record.Created ?? now).Bind(4, now).Bind(5, batch.Document(record)).Run();
        return new InsertResult(id, uuid, null);
    }

    // Version 7, which starts with the time, so that new values are adjacent in the index.
    private static Guid NewUuid(long now, out byte[] bytes)
    {
        bytes = Guid.NewGuid().ToByteArray(bigEndian: true);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (now / 1000 << 16) | 0x7000 | (BinaryPrimitives.ReadInt64BigEndian(bytes) & 0xFFF));
        return new Guid(bytes, bigEndian: true);
    }

    private static void RefuseAll(InsertResult[] results)
    {
        RecordFault other = new(ApiError.ErrorCreatingRecord, "not created, for another record of the batch was refused", null);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = new InsertResult(0, Guid.Empty, results[i].Fault ?? other);
        }
    }

    private static EntityRow? ReadOne(Statement statement)
    {
        if (!statement.Step())
        {
            return null;
        }

        EntityRow row = ReadRow(statement);
        statement.Reset();
        return row;
    }

    private static EntityRow ReadRow(Statement row) => new(
        row.Int64(0),
        new Guid(row.Blob(1), bigEndian: true),
        row.Int64(2),
        row.Int64(3),
        row.Blob(4).ToArray());

    private void SaveCounters() =>
        _sql.SaveCounters.Bind(1, _number).Bind(2, _lastId).Bind(3, Interlocked.Read(ref _lastElement)).Run();

    private long Now() => DateConverter.ToMicroseconds(_time.GetUtcNow().UtcDateTime);
}
