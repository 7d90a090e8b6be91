using System.Management.Automation;

namespace UserMigration.Completion;

/// <summary>The session of the user who completes a command: its location and its variables.</summary>
internal static class CallerState
{
    private const string ResolveScript = "$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])";
    private const string VariableScript = "$ExecutionContext.SessionState.PSVariable.GetValue($args[0])";

    /// <summary>Resolves a path, relative to the current location; null if it is not a path.</summary>
    /// <param name="path">The path.</param>
    public static string? Resolve(string path) => Run(ResolveScript, path) as string;

    /// <summary>Gets the value of a variable; null if there is none.</summary>
    /// <param name="name">The name.</param>
    public static object? GetVariable(string name) => Run(VariableScript, name);

    private static object? Run(string script, string argument)
    {
        try
        {
            object? result = ScriptBlock.Create(script).InvokeReturnAsIs(argument);
            return result is PSObject wrapped ? wrapped.BaseObject : result;
        }
        catch (RuntimeException)
        {
            // A completion cannot show an error. The command itself will.
            return null;
        }
    }
}
