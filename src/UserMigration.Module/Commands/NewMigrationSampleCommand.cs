using System.IO;
using System.Management.Automation;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Sampling;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Creates a datafile of invented users: unusual names, quotes, line breaks, hashes, and a share of defects.
/// </summary>
[Cmdlet(VerbsCommon.New, "MigrationSample", HelpUri = HelpPages.NewMigrationSample, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewMigrationSampleCommand : MigrationCommand
{
    /// <summary>The file to create.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string OutFile { get; set; } = null!;

    /// <summary>The number of rows, from 0 to 1,000,000,000.</summary>
    [Parameter(Position = 1)]
    [ValidateRange(0, 1_000_000_000)]
    public int Count { get; set; } = 1000;

    /// <summary>The kind of store that the column names are for.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>The seed of the random generator.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>The share of rows with a defect, from 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double DefectRate { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string path = Try(() => PathResolver.ResolveLiteral(this, OutFile));
        if (!ShouldProcess(path, $"Write a sample of {Count} rows"))
        {
            return;
        }

        SampleOptions options = StoreTargets.Get(Target).CreateSample(Count, Seed, DefectRate);
        Try(() => SampleFile.Write(path, options, Force, StopToken));
        WriteObject(InvokeProvider.Item.Get(new[] { path }, force: true, literalPath: true), enumerateCollection: true);
    }
}
