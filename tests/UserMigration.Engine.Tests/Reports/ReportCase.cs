using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Reports;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Reports;

/// <summary>Runs of one datafile, and the report of their run folder.</summary>
internal sealed class ReportCase : IDisposable
{
    /// <summary>What each field has, so that it is found wherever it should not be.</summary>
    public const string Canary = "Canary7f3a";

    /// <summary>A bcrypt hash, which is not to be shown either.</summary>
    public const string Hash = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private readonly SteppedTime _time = new SteppedTime();

    public ReportCase() => Store = new MemoryStore(_time) { Refuse = record => record.RecordNumber % 10 == 7 };

    public string Folder { get; } = Directory.CreateTempSubdirectory("um-").FullName;

    public MemoryStore Store { get; }

    public string RunPath => Path.Combine(Folder, "run");

    public string StatisticsPath => Path.Combine(RunPath, "statistics.json");

    public string PagePath => Path.Combine(Folder, "report.html");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>
    /// Uploads 60 records with canaries in all fields, also as names in JSON. Every 13th row is malformed, the store refuses some records, and some
    /// calls are throttled or lose their answer.
    /// </summary>
    /// <param name="calls">The number of uploading calls before the credential is refused.</param>
    public Task<MigrationSummary> RunAsync(int calls = int.MaxValue)
    {
        int last = calls == int.MaxValue ? calls : Store.Creates + calls;
        Store.Meet = (call, _) => call > last ? Fault.Refused(IdentityStoreFault.Denied)
            : call % 4 == 0 ? Fault.Refused(IdentityStoreFault.NotDone, status: 429)
            : call % 7 == 0 ? Fault.LostAfter
            : Fault.None;
        string file = Path.Combine(Folder, "users.csv");
        File.WriteAllText(file, "email,givenName,primaryAddress.city,profiles,password\n" + string.Concat(Enumerable.Range(1, 60).Select(Row)));
        UploadRun run = new UploadRun(Store, Folder);
        run.Options.RateLimit = 5;
        run.Options.GetPasswordFormat = StoreTargets.Envelopes.FormatOf;
        return run.RunAsync(file);
    }

    /// <summary>Writes a report, and returns the page.</summary>
    public string Report(params string[] folders)
    {
        IReadOnlyList<string> runs = folders.Length == 0 ? [RunPath] : folders;
        MigrationReport.Write(runs, PagePath, replaces: true, _time.GetUtcNow());
        return File.ReadAllText(PagePath);
    }

    private static string Row(int i)
    {
        string email = $"{Canary}user{i}@example.com".ToLowerInvariant();
        string row = $"{email},{Canary},{Canary},\"[{{\"\"{Canary}\"\":\"\"{Canary}\"\"}}]\",{(i % 3 == 0 ? string.Empty : Hash)}";
        return i % 13 == 0 ? row + "," + Canary + "\n" : row + "\n";
    }
}
