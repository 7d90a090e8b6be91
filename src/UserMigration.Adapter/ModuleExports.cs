using System.Management.Automation;
using System.Reflection;

namespace UserMigration;

/// <summary>Completes what the module exports. For the loader of the module; in a script, the same reflection would cost more time than the import.</summary>
public static class ModuleExports
{
    /// <summary>
    /// Adds the cmdlets to the exports of the module that is being imported. A second Import-Module -Force finds their assembly known and leaves
    /// them out (PowerShell#20710).
    /// </summary>
    /// <param name="context">The context of the loader.</param>
    /// <param name="binary">The module that consists of the assembly of the cmdlets.</param>
    public static void Add(EngineIntrinsics context, PSModuleInfo binary)
    {
        MethodInfo? add = typeof(PSModuleInfo).GetMethod("AddExportedCmdlet", BindingFlags.Instance | BindingFlags.NonPublic);
        if (add is not null)
        {
            foreach (CmdletInfo cmdlet in binary.ExportedCmdlets.Values)
            {
                add.Invoke(context.SessionState.Module, new object[] { cmdlet });
            }
        }
    }
}
