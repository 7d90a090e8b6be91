using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>A cmdlet that converts each file to another file.</summary>
public abstract class FileCommand : MigrationCommand
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    private string? _written;
    private long _bytes;
    private long _bytesBefore;

    /// <summary>The files; wildcards are resolved.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    /// <summary>The files, literally: no character is a wildcard.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The file to write, literally.</summary>
    [Parameter(Position = 1)]
    [Alias("OutPath", "Destination")]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Does not overwrite an existing file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces a file that is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!TryFind(() => ParameterSetName == LiteralPathSet
            ? LiteralPath.Select(path => PathResolver.ResolveLiteral(this, path)).ToList()
            : PathResolver.Resolve(this, Path).ToList(), out List<string>? files))
        {
            return;
        }

        _bytes = files!.Sum(SizeOf);
        _bytesBefore = 0;
        foreach (string file in files!)
        {
            string target = Try(() => TargetOf(file));
            if (ShouldProcess(target, WhatIsDone(file)))
            {
                Convert(file, target);
            }

            _bytesBefore += SizeOf(file);
        }
    }

    /// <summary>The name of the file that is written if none is specified.</summary>
    /// <param name="source">The full path of the file.</param>
    private protected abstract string DefaultTarget(string source);

    /// <summary>What is done with a file, for -WhatIf.</summary>
    /// <param name="source">The full path of the file.</param>
    private protected abstract string WhatIsDone(string source);

    /// <summary>Converts a file.</summary>
    /// <param name="source">The full path of the file.</param>
    /// <param name="target">The full path of the file to write.</param>
    private protected abstract void Convert(string source, string target);

    /// <summary>Runs a step that takes long, and shows its progress over all files.</summary>
    /// <param name="source">The full path of the file.</param>
    /// <param name="activity">The activity to show.</param>
    /// <param name="step">The step. It reports the bytes and the share that are done, on this thread.</param>
    private protected T Follow<T>(string source, string activity, Func<Action<long, double>, T> step)
    {
        ProgressReporter progress = StartProgress(activity, ProgressRank.Source);
        double size = SizeOf(source);
        try
        {
            return Try(() => step((done, share) => progress.UpdateBytes(_bytesBefore + done, (_bytesBefore + (share * size)) / Math.Max(1, _bytes))));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            progress.Complete();
        }
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private string TargetOf(string source)
    {
        string? named = OutFile is null ? null : PathResolver.ResolveLiteral(this, OutFile);
        if (named is null || Directory.Exists(named))
        {
            string name = DefaultTarget(source);
            return named is null ? name : System.IO.Path.Combine(named, System.IO.Path.GetFileName(name));
        }

        if (_written is not null)
        {
            throw new MigrationException(
                "OutFileNeedsOneFile",
                MigrationFault.InvalidArgument,
                $"-OutFile names one file, '{named}', but several files were specified. Specify a folder that exists, or omit -OutFile.",
                named);
        }

        _written = named;
        return named;
    }
}
