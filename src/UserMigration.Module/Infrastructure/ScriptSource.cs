using System;
using System.Collections.Generic;
using System.Management.Automation;
using UserMigration.Engine.Conversion.Mapping;

namespace UserMigration.Infrastructure;

/// <summary>
/// An attribute that the caller's scriptblock creates from a record: <c>$_</c> and <c>$Record</c> are the record.
/// </summary>
internal sealed class ScriptSource : AttributeSource
{
    private readonly ScriptBlock _script;
    private readonly ScriptRunner _runner;

    public ScriptSource(ScriptBlock script, ScriptRunner runner)
    {
        _script = script;
        _runner = runner;
    }

    public override IReadOnlyList<string> Columns => Array.Empty<string>();

    public override bool NeedsPipeline => true;

    public override MigrationIssue? Get(MigrationRecord record, int[] positions, out object? value) =>
        _runner.Run(_script, PSObject.AsPSObject(record), record, out value) is { } type ? MapIssues.Script(type) : null;
}
