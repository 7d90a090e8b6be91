using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Export;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Tests.Shared;

namespace UserMigration.Engine.Tests.Export;

/// <summary>Exports of one store into one folder.</summary>
internal sealed class ExportCase : IUserExportObserver, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    public ExportCase()
    {
        Store = new ReadableStore(new HurriedTime());
        Options = new UserExportOptions { OutFile = FileOf("users.ndjson"), RunPath = FileOf("run"), PageSize = 10, RateLimit = 0, ReplicationDelay = TimeSpan.FromSeconds(10) };
    }

    public ReadableStore Store { get; }

    public UserExportOptions Options { get; set; }

    public List<string> Warnings { get; } = [];

    public List<MigrationRecord> Users { get; } = [];

    public MigrationException? AbortedBy { get; private set; }

    public string[] Lines => File.ReadAllLines(Options.OutFile!);

    public string FileOf(string name) => Path.Combine(_folder, name);

    public async Task<UserExportSummary> RunAsync()
    {
        using IdentityStoreSession session = new IdentityStoreSession(Store, "client", DateTimeOffset.UnixEpoch);
        using BulkUserExport export = new BulkUserExport(session, Options, this, Store.Time, Jitter.Create(1));
        export.Start();
        while (!export.IsCompleted)
        {
            await Task.Yield();
        }

        export.Conclude(TimeSpan.FromSeconds(1));
        AbortedBy = export.AbortedBy;
        return export.Summary;
    }

    public void OnVerbose(string message)
    {
    }

    public void OnWarning(string message) => Warnings.Add(message);

    public Task OnUsersAsync(IReadOnlyList<MigrationRecord> users)
    {
        Users.AddRange(users);
        return Task.CompletedTask;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
