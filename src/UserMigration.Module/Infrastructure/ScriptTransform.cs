using System.Management.Automation;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;

namespace UserMigration.Infrastructure;

/// <summary>
/// A transform that the caller wrote: <c>$_</c> is the value, <c>$Record</c> the record. It is also called for empty
/// values. An exception affects only its record.
/// </summary>
internal sealed class ScriptTransform : AttributeTransform
{
    private readonly ScriptBlock _script;
    private readonly ScriptRunner _runner;

    public ScriptTransform(ScriptBlock script, ScriptRunner runner)
    {
        _script = script;
        _runner = runner;
    }

    public override string Name => "ScriptBlock";

    public override bool TakesBlank => true;

    public override bool NeedsPipeline => true;

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result) =>
        _runner.Run(_script, value, record, out result) is { } type
            ? ConversionRules.FindTransformFailed(type)
            : null;
}
