using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;

namespace UserMigration.Completion;

/// <summary>Completes the names of faults, and shows what each does.</summary>
public sealed class SandboxFaultCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => SandboxFault.GetAll(TargetOf(fakeBoundParameters) is { } target ? new[] { StoreTargets.Get(target) } : StoreTargets.All)
        .Where(fault => fault.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
        .Select(fault => new CompletionResult(fault.Name, fault.Name, CompletionResultType.ParameterValue, fault.Summary));

    // A sandbox from the pipeline does not exist yet: it can be of any kind.
    private static IdentityTarget? TargetOf(IDictionary bound) => bound["Sandbox"] switch
    {
        MigrationSandbox sandbox => sandbox.Target,
        PSObject { BaseObject: MigrationSandbox wrapped } => wrapped.Target,
        _ => bound["Target"] is { } name && Enum.TryParse(name.ToString(), ignoreCase: true, out IdentityTarget target) && Enum.IsDefined(typeof(IdentityTarget), target) ? target : null,
    };
}
