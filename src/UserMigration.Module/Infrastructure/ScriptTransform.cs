using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using UserMigration.Engine.Conversion;

namespace UserMigration.Commands;

/// <summary>
/// A transform that the caller wrote: <c>$_</c> is the value, <c>$Record</c> the record. It sees blanks too. What it
/// throws marks its record alone; the text of the exception is not shown, for it may hold values.
/// </summary>
internal sealed class ScriptTransform : AttributeTransform
{
    private readonly ScriptBlock _script;
    private readonly IList? _errors;

    /// <summary>Makes a transform.</summary>
    /// <param name="script">The script.</param>
    /// <param name="errors">The list behind <c>$Error</c>, where the engine puts what the script throws; or null.</param>
    public ScriptTransform(ScriptBlock script, IList? errors)
    {
        _script = script;
        _errors = errors;
    }

    public override string Name => "ScriptBlock";

    public override bool TakesBlank => true;

    public override TransformFault? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        object? lastError = _errors is { Count: > 0 } ? _errors[0] : null;
        try
        {
            List<PSVariable> variables = new List<PSVariable>
            {
                new PSVariable("_", value),
                new PSVariable("Record", PSObject.AsPSObject(record)),

                // A cast that fails would else write an error that quotes the value, and give nothing back.
                new PSVariable("ErrorActionPreference", ActionPreference.Stop),
            };
            Collection<PSObject> output = _script.InvokeWithContext(null, variables);
            result = Result(output);
            return null;
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (RuntimeException exception)
        {
            Forget(lastError);
            string type = (exception.InnerException ?? exception).GetType().Name;
            return new TransformFault(
                "TransformFailed",
                $"The transform script failed with {type}.",
                "Try the script on this record by itself.");
        }
    }

    private void Forget(object? lastBefore)
    {
        while (_errors is { Count: > 0 } && !ReferenceEquals(_errors[0], lastBefore))
        {
            _errors.RemoveAt(0);
        }
    }

    private static object? Result(Collection<PSObject> output)
    {
        if (output.Count == 0)
        {
            return null;
        }

        if (output.Count == 1)
        {
            return output[0] is null ? null : ScriptValue.ToAttribute(output[0]);
        }

        List<object?> items = new List<object?>(output.Count);
        foreach (PSObject? item in output)
        {
            items.Add(item is null ? null : ScriptValue.ToAttribute(item));
        }

        return items;
    }
}
