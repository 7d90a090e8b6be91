using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace UserMigration;

/// <summary>
/// Keeps passwords and their hashes out of the tables and lists that PowerShell makes of records where nobody names a property: records
/// whose columns hold secrets have a type name of their own, and a runspace is told which properties that type shows.
/// </summary>
internal static class RecordViews
{
    // What stands in where all columns hold secrets.
    private const string Nothing = "PSMigrationRecordNumber";
    private const int SerializationDepth = 2;

    private static readonly ConditionalWeakTable<Runspace, HashSet<string>> s_loaded = new ConditionalWeakTable<Runspace, HashSet<string>>();

    [ThreadStatic]
    private static (int Runspace, RecordColumns? Columns) s_last;

    /// <summary>Tells the current runspace what records with these columns show, once.</summary>
    /// <param name="columns">The columns.</param>
    public static void EnsureLoaded(RecordColumns columns)
    {
        Runspace? runspace = Runspace.DefaultRunspace;
        if (runspace is null || (s_last.Runspace == runspace.Id && ReferenceEquals(s_last.Columns, columns)))
        {
            return;
        }

        s_last = (runspace.Id, columns);
        HashSet<string> loaded = s_loaded.GetValue(runspace, _ => new HashSet<string>(StringComparer.Ordinal));
        lock (loaded)
        {
            if (!loaded.Add(columns.ViewName))
            {
                return;
            }
        }

        Load(columns);
    }

    private static void Load(RecordColumns columns)
    {
        try
        {
            Update(columns, columns.ViewName);
            Update(columns, "Deserialized." + columns.ViewName);
        }
        catch (Exception exception) when (exception is RuntimeException or InvalidOperationException)
        {
            // As in RunspaceTypes: such a runspace shows all columns.
        }
    }

    private static void Update(RecordColumns columns, string typeName)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Update-TypeData")
            .AddParameter("TypeName", typeName)
            .AddParameter("DefaultDisplayPropertySet", columns.Shown.Count == 0 ? new[] { Nothing } : columns.Shown.ToArray())
            .AddParameter("SerializationDepth", SerializationDepth)
            .AddParameter("Force", true)
            .AddParameter("WhatIf", false)
            .AddParameter("ErrorAction", ActionPreference.Ignore)
            .Invoke();
    }
}
