using System;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>The assemblies of the laid-out module.</summary>
internal static class ProductAssemblies
{
    /// <summary>The cmdlets, the engine and the model.</summary>
    /// <param name="session">A session with the module.</param>
    public static Assembly[] Of(ModuleSession session)
    {
        Assembly module = ((Type)session.Invoke("(Get-Command Import-MigrationCsv).ImplementingType").Output[0].BaseObject).Assembly;
        return
        [
            module,

            // Not every command loads it.
            AssemblyLoadContext.GetLoadContext(module)!.LoadFromAssemblyName(new AssemblyName("UserMigration.Engine")),
            AppDomain.CurrentDomain.GetAssemblies().Single(one => one.GetName().Name == "UserMigration"),
        ];
    }
}
