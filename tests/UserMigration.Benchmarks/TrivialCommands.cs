using System.Management.Automation;

namespace UserMigration.Benchmarks;

/// <summary>Writes objects that have nothing but a number: the least that a cmdlet at the start of a pipeline can do.</summary>
[Cmdlet(VerbsCommon.New, "TrivialObject")]
[OutputType(typeof(object))]
public sealed class NewTrivialObjectCommand : PSCmdlet
{
    /// <summary>The number of objects.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public int Count { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        for (int i = 0; i < Count; i++)
        {
            WriteObject(new TrivialObject(i));
        }
    }

    private sealed record TrivialObject(int Number);
}

/// <summary>Passes each object on: the least that a cmdlet within a pipeline can do.</summary>
[Cmdlet(VerbsCommon.Copy, "TrivialObject")]
[OutputType(typeof(object))]
public sealed class CopyTrivialObjectCommand : PSCmdlet
{
    /// <summary>The object.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(InputObject);
}
