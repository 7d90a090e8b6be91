using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Shows the built-in transforms of ConvertTo-IdentityRecord: what each accepts and returns, with examples.
/// </summary>
[Cmdlet(VerbsCommon.Get, "MigrationTransform", HelpUri = HelpPages.GetMigrationTransform)]
[OutputType(typeof(MigrationTransform))]
public sealed class GetMigrationTransformCommand : MigrationCommand
{
    /// <summary>The names of transforms (not case-sensitive); wildcards are resolved.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TransformCompleter))]
    public string[] Name { get; set; } = { "*" };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            List<MigrationTransform> found = BuiltInTransforms.Describe(StoreTargets.All).Where(transform => pattern.IsMatch(transform.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.Create(BuiltInTransforms.Unknown(name, null)));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }
}
