using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace UserMigration;

/// <summary>
/// Loads UserMigration.Types.ps1xml into a runspace that did not import the module, when it first asks for the type of a record: so a record
/// is serialised there with its issues and its line.
/// </summary>
internal static class RunspaceTypes
{
    private static readonly ConditionalWeakTable<Runspace, object> s_loaded = new ConditionalWeakTable<Runspace, object>();
    private static readonly string s_file = Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(RunspaceTypes).Assembly.Location)!, "..", "..", "UserMigration.Types.ps1xml"));

    [ThreadStatic]
    private static int s_lastId;

    /// <summary>Notes that the current runspace has them.</summary>
    public static void MarkLoaded()
    {
        if (Runspace.DefaultRunspace is { } runspace)
        {
            s_loaded.GetOrCreateValue(runspace);
        }
    }

    /// <summary>Loads them into the current runspace, once.</summary>
    public static void EnsureLoaded()
    {
        Runspace? runspace = Runspace.DefaultRunspace;
        if (runspace is null || runspace.Id == s_lastId)
        {
            return;
        }

        s_lastId = runspace.Id;
        if (!s_loaded.TryGetValue(runspace, out _))
        {
            s_loaded.GetOrCreateValue(runspace);
            Load();
        }
    }

    private static void Load()
    {
        try
        {
            using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand("Microsoft.PowerShell.Utility\\Update-TypeData")
                .AddParameter("AppendPath", s_file)
                .AddParameter("WhatIf", false)
                .AddParameter("ErrorAction", ActionPreference.Ignore)
                .Invoke();
        }
        catch (Exception exception) when (exception is RuntimeException or InvalidOperationException)
        {
            // A runspace without this command, or one that does not run anything now: its records have their columns, and no more.
        }
    }
}
