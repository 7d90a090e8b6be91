using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Settling;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Sends a batch until each of its records has an outcome or the run ends. It halves batches that are too large, bisects
/// batches that are refused as a whole, and determines outcomes that are unknown.
/// </summary>
internal sealed class BatchSender : IBatchWork
{
    private const int MostRounds = 6;
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(1);

    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly ISettlement _settlement;
    private readonly RecordDeletion _deletion;
    private readonly TimeProvider _time;
    private int _largest = int.MaxValue;

    public BatchSender(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, ISettlement settlement, RecordDeletion deletion, TimeProvider time)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _time = time;
        _settlement = settlement;
        _deletion = deletion;
    }

    /// <summary>Sends a batch. Each record has a result afterwards.</summary>
    /// <param name="batch">The batch.</param>
    public async Task DoAsync(RecordBatch batch)
    {
        try
        {
            QueuedRecord[] toSend = Open(batch.Entries).Where(record => !record.IsDeletion).ToArray();
            await SettleAsync(batch, toSend.Where(record => record.InDoubtSince is not null).ToArray(), 1).ConfigureAwait(false);
            QueuedRecord[] fresh = Open(toSend).Where(record => record.InDoubtSince is null).ToArray();
            await _settlement.PrepareAsync(batch, fresh).ConfigureAwait(false);
            await SendAsync(batch, Open(fresh).ToArray(), 1).ConfigureAwait(false);
            await _deletion.DoAsync(batch, Open(batch.Entries).Where(record => record.IsDeletion).ToArray()).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The run ends: records without an outcome get one below.
        }
        catch (StorePausedException exception)
        {
            _end.Abort(Outcomes.Unavailable(exception));
        }

        foreach (QueuedRecord record in Open(batch.Entries))
        {
            record.Result = record.InDoubtSince is null
                ? Outcomes.NotSent(batch, record, _end.Reason)
                : Outcomes.Unresolved(batch, record, "The run ended before the record could be looked up.");
        }
    }

    private async Task SendAsync(RecordBatch batch, QueuedRecord[] records, int round)
    {
        if (records.Length == 0)
        {
            return;
        }

        int largest = Volatile.Read(ref _largest);
        if (records.Length > largest)
        {
            for (int i = 0; i < records.Length; i += largest)
            {
                await SendAsync(batch, records.Skip(i).Take(largest).ToArray(), round).ConfigureAwait(false);
            }

            return;
        }

        IReadOnlyList<StoreRecordAnswer> answers;
        try
        {
            answers = await _caller.ChangeAsync(new StoreCall(CallOperation.Create, batch.Number, records.Length), () => CallAsync(records), _end.NoMoreCalls).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception)
        {
            await ConcludeAsync(batch, records, exception, round).ConfigureAwait(false);
            return;
        }
        catch (StorePausedException exception)
        {
            _end.Abort(Outcomes.Unavailable(exception));
            return;
        }

        for (int i = 0; i < records.Length; i++)
        {
            Conclude(batch, records[i], answers[i]);
        }

        await _settlement.LookUpRefusedAsync(batch, records.Where(record => record.Refusal is not null).ToArray()).ConfigureAwait(false);
        await SettleAsync(batch, records.Where((_, i) => answers[i].IsUnresolved).ToArray(), round).ConfigureAwait(false);
    }

    /// <summary>Sets the result of a record for which the store answered. The record gets no result if the answer is not conclusive.</summary>
    private void Conclude(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer)
    {
        if (answer.Uuid is not null)
        {
            _end.OnAccepted();
        }

        record.Refusal = answer.Uuid is null && !answer.IsUnresolved && _settlement.IsToLookUp(record, answer) ? answer : null;
        record.Result = answer.Uuid is not null ? _settlement.Accept(batch, record, answer)
            : answer.IsUnresolved || record.Refusal is not null ? null
            : Outcomes.Create(batch, record, answer);
    }

    /// <summary>Sets the result of a record that was the only one in a call that was refused.</summary>
    private async Task RefuseAsync(RecordBatch batch, QueuedRecord record, IdentityStoreException exception)
    {
        StoreRecordAnswer answer = StoreRecordAnswer.Refused(exception.Code, null, Outcomes.Describe(exception, record.Record), exception.IsDuplicate);
        if (_settlement.IsToLookUp(record, answer))
        {
            record.Refusal = answer;
            await _settlement.LookUpRefusedAsync(batch, new[] { record }).ConfigureAwait(false);
            return;
        }

        record.Result = exception.IsDuplicate ? Outcomes.Create(batch, record, answer) : Outcomes.Failed(batch, record, exception);
    }

    /// <summary>Makes one attempt. The outcome of the records is unknown while it is in progress.</summary>
    private async Task<IReadOnlyList<StoreRecordAnswer>> CallAsync(QueuedRecord[] records)
    {
        DateTimeOffset begun = _time.GetUtcNow();
        bool[] wereInDoubt = new bool[records.Length];
        for (int i = 0; i < records.Length; i++)
        {
            wereInDoubt[i] = records[i].InDoubtSince is not null;
            records[i].InDoubtSince ??= begun;
            records[i].SentAt = records[i].InDoubtSince!.Value;
            records[i].Attempts++;
        }

        try
        {
            IReadOnlyList<StoreRecordAnswer> answers = await _store
                .CreateAsync(_options.EntityType, records.Select(record => record.Sent).ToArray(), _options.Settings, _options.Timeout, _end.Stopped)
                .ConfigureAwait(false);
            Resolve(records, i => wereInDoubt[i] || answers[i].IsUnresolved);
            return answers;
        }
        catch (IdentityStoreException exception) when (!exception.MayHaveTakenEffect)
        {
            Resolve(records, i => wereInDoubt[i]);
            throw;
        }
        finally
        {
            // The server may have received the last part of the call only now.
            DateTimeOffset now = _time.GetUtcNow();
            DateTimeOffset conclusive = now + _options.Timeout + s_margin;
            foreach (QueuedRecord record in records)
            {
                record.AnsweredAt = now;
                record.ConclusiveFrom = conclusive;
            }
        }
    }

    /// <summary>Clears the doubt about records for which the attempt was conclusive. Doubt from earlier attempts remains.</summary>
    private static void Resolve(QueuedRecord[] records, Func<int, bool> isStillInDoubt)
    {
        for (int i = 0; i < records.Length; i++)
        {
            records[i].InDoubtSince = isStillInDoubt(i) ? records[i].InDoubtSince : null;
        }
    }

    /// <summary>Decides what to do after a call that failed as a whole, in the order of the table in the target's contract.</summary>
    private async Task ConcludeAsync(RecordBatch batch, QueuedRecord[] records, IdentityStoreException exception, int round)
    {
        switch (exception.Kind)
        {
            case IdentityStoreFault.NotDone:
                _end.Abort(Outcomes.Unavailable(exception));
                break;
            case IdentityStoreFault.Denied:
                _end.Abort(Outcomes.Denied(batch, exception, _store));
                break;
            case IdentityStoreFault.TooLarge when records.Length == 1:
                await RefuseAsync(batch, records[0], exception).ConfigureAwait(false);
                break;
            case IdentityStoreFault.TooLarge:
                Interlocked.Exchange(ref _largest, Math.Max(1, Math.Min(Volatile.Read(ref _largest), records.Length / 2)));
                _end.Report($"{batch}: the call was too large. From now on, the batch size is at most {_largest}.");
                await SettleAsync(batch, records.Where(record => record.InDoubtSince is not null).ToArray(), round).ConfigureAwait(false);
                await SendAsync(batch, Open(records).Where(record => record.InDoubtSince is null).ToArray(), round).ConfigureAwait(false);
                break;
            case IdentityStoreFault.Refused when records.Length == 1:
                await RefuseAsync(batch, records[0], exception).ConfigureAwait(false);
                if (!exception.IsDuplicate)
                {
                    _end.OnRefusedRecord(exception, () => Outcomes.SettingRefused(batch, exception, _store));
                }

                break;
            case IdentityStoreFault.Refused:
                int half = records.Length / 2;
                _end.Report($"{batch}: the call was refused as a whole ({exception.Code}). The batch is split to find the record.");
                await SendAsync(batch, records.Take(half).ToArray(), round).ConfigureAwait(false);
                await SendAsync(batch, records.Skip(half).ToArray(), round).ConfigureAwait(false);
                break;
            case IdentityStoreFault.Unresolved when _caller.IsWrongWay(exception):
                _end.Abort(Outcomes.Unavailable(exception));
                break;
            default:
                _end.Report($"{batch}: {Outcomes.Plain(exception, records.Select(record => record.Record).ToArray())} The outcome is unknown. Looking it up.");
                await SettleAsync(batch, records, round).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Determines the outcome of records, and sends those again that the store does not have.</summary>
    private async Task SettleAsync(RecordBatch batch, QueuedRecord[] records, int round)
    {
        QueuedRecord[] open = Open(records).ToArray();
        if (open.Length == 0)
        {
            return;
        }

        if (round > MostRounds)
        {
            // Answers keep getting lost, but the store may have processed the calls.
            await _settlement.LookUpDoubtfulAsync(batch, open, isLast: true).ConfigureAwait(false);
            foreach (QueuedRecord record in Open(open))
            {
                record.Result = Outcomes.Unresolved(batch, record, "The calls keep failing.");
            }

            return;
        }

        if (records.Any(record => record.Attempts > 0))
        {
            await _caller.BackOffAsync(round, _end.NoMoreCalls).ConfigureAwait(false);
        }

        await _settlement.LookUpDoubtfulAsync(batch, open, isLast: false).ConfigureAwait(false);
        await SendAsync(batch, Open(open).ToArray(), round + 1).ConfigureAwait(false);
    }

    private static IEnumerable<QueuedRecord> Open(IEnumerable<QueuedRecord> records) => records.Where(record => record.Result is null);
}
