using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// Runs scriptblocks of the caller in the scope where they were written: they can use its variables, functions and
/// modules. Of an exception that they throw, only the name of its type is passed on. The exception is not kept in
/// <c>$Error</c> either, because its text may contain values.
/// </summary>
internal sealed class ScriptRunner
{
    private readonly ArrayList? _errors;

    /// <summary>Creates a runner.</summary>
    /// <param name="session">The session of the caller.</param>
    public ScriptRunner(SessionState session)
    {
        _errors = session.PSVariable.GetValue("global:Error") as ArrayList;
    }

    /// <summary>Runs a scriptblock.</summary>
    /// <param name="script">The scriptblock.</param>
    /// <param name="item">The value of <c>$_</c>.</param>
    /// <param name="record">The value of <c>$Record</c>.</param>
    /// <param name="result">The output: null if there is none, a list if there are several objects.</param>
    /// <returns>The name of the type of the exception that it threw, or null.</returns>
    public string? Run(ScriptBlock script, object? item, MigrationRecord record, out object? result)
    {
        object? newest = Newest;
        result = null;
        try
        {
            List<PSVariable> variables = new List<PSVariable>
            {
                new PSVariable("_", item),
                new PSVariable("Record", PSObject.AsPSObject(record)),

                // Otherwise, a failed cast would write an error that quotes the value, and return nothing.
                new PSVariable("ErrorActionPreference", ActionPreference.Stop),
            };
            result = Result(script.InvokeWithContext(null, variables));
            return null;
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (RuntimeException exception)
        {
            Forget(newest);
            return (exception.InnerException ?? exception).GetType().Name;
        }
        catch (LoopFlowException exception)
        {
            // Otherwise, a break or continue without a loop would end a loop of the caller, and the pipeline in it.
            return exception.GetType().Name;
        }
    }

    private object? Newest => _errors is { Count: > 0 } ? _errors[0] : null;

    private void Forget(object? newest)
    {
        while (_errors is { Count: > 0 } && !ReferenceEquals(_errors[0], newest))
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
