using System;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>Receives what a journal says, in its order.</summary>
internal interface IJournalSink
{
    /// <summary>A command started.</summary>
    /// <param name="at">When, in UTC.</param>
    void OnStart(DateTime at);

    /// <summary>The command ended.</summary>
    /// <param name="at">When, in UTC.</param>
    /// <param name="exitCode">The exit code.</param>
    void OnEnd(DateTime at, int exitCode);

    /// <summary>A record is about to be sent.</summary>
    /// <param name="identity">The record.</param>
    /// <param name="intent">What is known of it.</param>
    void OnIntent(RecordIdentity identity, HistoryEntry intent);

    /// <summary>A record that was about to be sent has an outcome.</summary>
    /// <param name="identity">The record.</param>
    /// <param name="outcome">The outcome.</param>
    void OnOutcome(RecordIdentity identity, HistoryEntry outcome);

    /// <summary>A record was rejected.</summary>
    /// <param name="identity">The record.</param>
    /// <param name="number">The record number.</param>
    /// <param name="line">The physical line; 0 if there is none.</param>
    void OnRejected(RecordIdentity identity, long number, long line);

    /// <summary>A record was not sent.</summary>
    /// <param name="identity">The record.</param>
    /// <param name="record">What is known of it.</param>
    void OnNotSent(RecordIdentity identity, HistoryEntry record);
}
