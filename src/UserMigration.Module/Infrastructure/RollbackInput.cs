using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Runs.Deletion;

namespace UserMigration.Infrastructure;

/// <summary>
/// Collects what the pipeline passes to a rollback: results of an upload, which select records of their runs, and runs, which are rolled
/// back as a whole. A copy of a result (from a file, a job, or Select-Object) is an object with RunPath and RecordNumber.
/// </summary>
internal sealed class RollbackInput
{
    private static readonly string[] s_ofResults = { "Uuid", "Line", "Status", "Batch", "Source" };

    private readonly PSCmdlet _command;
    private readonly List<string> _paths = new List<string>();
    private readonly Dictionary<string, RecordSelection?> _selections = new Dictionary<string, RecordSelection?>(StringComparer.Ordinal);

    /// <summary>Creates an empty collection.</summary>
    /// <param name="command">The cmdlet.</param>
    public RollbackInput(PSCmdlet command) => _command = command;

    /// <summary>The run folders in the order in which they were met, with the records that are selected; null for the whole run.</summary>
    public IEnumerable<(string Path, RecordSelection? Selection)> Runs => _paths.Select(path => (path, _selections[path]));

    /// <summary>Adds an object.</summary>
    /// <param name="input">The object.</param>
    /// <exception cref="MigrationException">It is neither a result of an upload nor a run.</exception>
    public void Add(PSObject input)
    {
        switch (input.BaseObject)
        {
            case BulkUserResult result:
                Select(result.RunPath, new SelectedResult(result.Source, result.RecordNumber, result.Uuid, result.Status) { Line = result.Line });
                break;
            case MigrationRun run:
                AddRun(run.RunPath);
                break;
            case MigrationSummary { RunPath: { } path }:
                AddRun(path);
                break;
            case PSCustomObject when TextOf(input, "RunPath") is { } path:
                AddCopy(input, path);
                break;
            default:
                throw Refused(input);
        }
    }

    private void AddCopy(PSObject input, string path)
    {
        if (TextOf(input, "RecordNumber") is { } number)
        {
            Select(path, new SelectedResult(
                TextOf(input, "Source"),
                long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long parsed) ? parsed : throw Refused(input),
                TextOf(input, "Uuid"),
                Enum.TryParse(TextOf(input, "Status"), ignoreCase: true, out BulkUserStatus status) ? status : null));
        }
        else if (Array.Exists(s_ofResults, name => input.Properties[name] is not null) && !IsCopyOf(input, nameof(MigrationRun)))
        {
            // Without the number, one record would stand for the whole run.
            throw Refused(input);
        }
        else
        {
            AddRun(path);
        }
    }

    private void AddRun(string path) => _selections[Resolve(path)] = null;

    private void Select(string? path, SelectedResult result)
    {
        if (path is null)
        {
            throw new MigrationException(
                "ResultWithoutRun",
                MigrationFault.InvalidArgument,
                $"{RecordPlace.Describe(result.Source, result.RecordNumber, result.Line)}: the result has no run folder, because nothing was written for it (-WhatIf or -Plan). "
                    + "Pipe the results of an upload. Nothing was deleted.",
                exitCode: 5);
        }

        string full = Resolve(path);
        if (!_selections.TryGetValue(full, out RecordSelection? selection) || selection is not null)
        {
            (_selections[full] ??= new RecordSelection()).Add(result);
        }
    }

    private string Resolve(string path)
    {
        string full = PathResolver.ResolveLiteral(_command, path);
        if (!_selections.ContainsKey(full))
        {
            _paths.Add(full);
            _selections.Add(full, new RecordSelection());
        }

        return full;
    }

    private static bool IsCopyOf(PSObject input, string type) => input.TypeNames.Any(name => name.EndsWith("." + type, StringComparison.Ordinal));

    private static string? TextOf(PSObject input, string name)
    {
        string? text = LanguagePrimitives.ConvertTo<string>(input.Properties[name]?.Value);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static MigrationException Refused(PSObject input) => new MigrationException(
        "NotARunResult",
        MigrationFault.InvalidArgument,
        $"{input.BaseObject.GetType().Name} objects are not accepted here, or they lack RunPath or RecordNumber. Pipe the results of Invoke-BulkUserCreate, or specify the run folder with "
            + "-RunPath, or a success file with -Path. Nothing was deleted.",
        exitCode: 5);
}
