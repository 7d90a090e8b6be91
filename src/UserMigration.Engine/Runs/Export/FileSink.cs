using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>Collects the users of an export in its run folder, and writes the file when they are complete.</summary>
internal sealed class FileSink : IUserSink
{
    private readonly ExportFolder _folder;
    private readonly ExportFile _file;
    private readonly Dictionary<long, FilePlace> _again = new Dictionary<long, FilePlace>();

    public FileSink(ExportFolder folder, ExportFile file)
    {
        _folder = folder;
        _file = file;
    }

    /// <inheritdoc/>
    public long Open(IUserReader reader, SeenUsers seen, UserExportSummary summary)
    {
        _folder.OpenUsers(line => reader.Identify(line.Span), user =>
        {
            seen.Add(user);
            summary.WithPassword += user.Password == PasswordPresence.Present ? 1 : 0;
        });
        summary.FromJournal = _folder.Progress.Users;
        summary.Pages = _folder.Progress.Pages;
        return _folder.Progress.Last;
    }

    /// <inheritdoc/>
    public Task AddAsync(UserPage page) => _folder.AddAsync(page);

    /// <inheritdoc/>
    public void BeginAgain()
    {
        _again.Clear();
        _folder.BeginAgain();
    }

    /// <inheritdoc/>
    public Task AddAgainAsync(UserPage page, Func<long, bool> isNew)
    {
        _folder.AddAgain(page, _again);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<long> CompleteAsync(IReadOnlyCollection<long> deleted)
    {
        _folder.WriteNumbers("deleted.csv", deleted);
        FinishedFile file = _file.Write(_folder, _again, new HashSet<long>(deleted));
        await _folder.FinishAsync(file).ConfigureAwait(false);
        return file.Users;
    }
}
