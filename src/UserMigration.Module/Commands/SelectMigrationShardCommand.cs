using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Csv;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Passes on the records of one shard, so that several commands can process the same records together.</summary>
[Cmdlet(VerbsCommon.Select, "MigrationShard", HelpUri = HelpPages.SelectMigrationShard)]
[OutputType(typeof(MigrationRecord))]
public sealed class SelectMigrationShardCommand : RecordCommand
{
    private ShardSelector _selector = null!;
    private long _selected;

    /// <summary>
    /// The shard to pass on, as number/count: 3/8 is the third of eight shards. All records with the same -Key are in the same
    /// shard, on each machine.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public MigrationShard Shard { get; set; } = null!;

    /// <summary>The columns that identify a user, by which the records are divided.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("ShardKey")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string[] Key { get; set; } = null!;

    /// <inheritdoc/>
    private protected override string Activity => "Selecting records";

    /// <inheritdoc/>
    protected override void BeginProcessing() => _selector = new ShardSelector(Shard, Key);

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record)
    {
        if (Try(_selector.Includes, record))
        {
            _selected++;
            WriteRecord(record);
        }
    }

    /// <inheritdoc/>
    private protected override void End() => WriteVerbose($"Shard {Shard} has {_selected} of {_selector.Seen} records.");
}
