using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Export;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.KillMatrix;

/// <summary>An export over the engine, as the cmdlet drives it.</summary>
internal sealed class ExportVictim : IUserExportObserver
{
    public static async Task<int> RunAsync(ExportVictimOptions options, string secret)
    {
        Subject subject = Subject.Of(IdentityTarget.Akamai);
        using DyingReader store = new DyingReader(subject.Connect(options.Uri, options.ClientId, secret), options);
        using IdentityStoreSession session = new IdentityStoreSession(store, options.ClientId, TimeProvider.System.GetUtcNow());
        UserExportOptions export = new UserExportOptions
        {
            OutFile = options.File,
            RunPath = options.RunPath,
            PageSize = options.PageSize,
            RateLimit = 0,
            ReplicationDelay = TimeSpan.FromMinutes(1),
        };
        switch (options.Moment)
        {
            case ExportMoment.JournalByte:
                export.OpenJournal = path => new DyingJournal(path, options.At);
                break;
            case ExportMoment.UserByte:
                export.OpenSpool = path => new DyingJournal(path, options.At);
                break;
            case ExportMoment.FileByte:
                export.Output.OpenDraft = path => new DyingJournal(path, options.At);
                break;
        }

        using BulkUserExport run = new BulkUserExport(session, export, new ExportVictim(), TimeProvider.System, Jitter.Create(1));
        run.Start();
        while (!run.IsCompleted)
        {
            await Task.Delay(1, CancellationToken.None);
        }

        run.Conclude(TimeSpan.FromSeconds(1));
        if (run.AbortedBy is { } cause)
        {
            Console.WriteLine(cause.Message);
        }

        return run.Summary.ExitCode;
    }

    public void OnVerbose(string message)
    {
    }

    public void OnWarning(string message)
    {
    }

    public Task OnUsersAsync(IReadOnlyList<MigrationRecord> users) => Task.CompletedTask;
}
