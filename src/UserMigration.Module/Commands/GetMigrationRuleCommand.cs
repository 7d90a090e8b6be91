using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Lists the rules that records are checked against.</summary>
[Cmdlet(VerbsCommon.Get, "MigrationRule", HelpUri = HelpPages.GetMigrationRule)]
[OutputType(typeof(MigrationRule))]
public sealed class GetMigrationRuleCommand : MigrationCommand
{
    /// <summary>The IDs of rules; wildcards are resolved.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RuleId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = { "*" };

    /// <summary>
    /// Where the rules are applied: Datafile, Reading, Format, HandOff, Key, Schema, Conversion or Upload.
    /// </summary>
    [Parameter]
    public RuleScope[]? Scope { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (MigrationRule rule in Try(() => RuleArguments.Find(Id, RuleCatalogue.All)))
        {
            if (Scope is null || Scope.Contains(rule.Scope))
            {
                WriteObject(rule);
            }
        }
    }
}
