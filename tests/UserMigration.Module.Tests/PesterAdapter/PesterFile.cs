using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.PesterAdapter;

/// <summary>One file of stories: run once, its results kept for the test cases.</summary>
internal sealed class PesterFile
{
    private readonly Lazy<IReadOnlyDictionary<string, PesterResult>> _results;
    private readonly string _path;

    public PesterFile(string path)
    {
        _path = path;
        _results = new Lazy<IReadOnlyDictionary<string, PesterResult>>(RunAll);
    }

    public string Name => Path.GetFileName(_path).Replace(".Tests.ps1", string.Empty, StringComparison.Ordinal);

    /// <summary>The tests of the file, found without running them, with the reason of those that are skipped.</summary>
    public IReadOnlyList<PesterResult> Find() => Run(
        "Find-PesterAdapterTest $args[0]; Get-PesterAdapterTest $PesterAdapterRoot | ForEach-Object { "
            + "$skip = Get-PesterAdapterSkip $_; [pscustomobject]@{ Name = $_.Path; Outcome = $(if ($skip) { 'Skipped' } else { '' }); Message = $skip } }",
        _path);

    /// <summary>The outcome of a test.</summary>
    public PesterResult? ResultOf(string test) => _results.Value.TryGetValue(test, out PesterResult? result) ? result : null;

    /// <summary>What failed that is no test: a clean-up.</summary>
    public IEnumerable<PesterResult> OtherFailures(IEnumerable<string> tests) =>
        _results.Value.Values.Where(result => result.Outcome == "Failed" && !tests.Contains(result.Name));

    private Dictionary<string, PesterResult> RunAll()
    {
        using TestFolder drive = new TestFolder();
        return Run("Invoke-PesterAdapterFile $args[0] $args[1]", _path, drive.Path)
            .GroupBy(result => result.Name)
            .ToDictionary(group => group.Key, group => group.OrderBy(result => result.Outcome == "Failed" ? 0 : 1).First());
    }

    private static PesterResult[] Run(string script, params object[] arguments)
    {
        using ModuleSession session = new ModuleSession(importModule: false);
        string folder = Path.Combine(AppContext.BaseDirectory, "PesterAdapter");
        session.Runspace.SessionStateProxy.SetVariable("PesterAdapterFolder", folder);
        ModuleSession.Invocation invocation = session.Invoke(
            ". \"$PesterAdapterFolder/PesterAdapter.ps1\"; . \"$PesterAdapterFolder/Should.ps1\"; " + script, arguments);
        return invocation.Output.Where(item => item?.Properties["Outcome"] is not null).Select(PesterResult.Of).ToArray();
    }
}
