using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>The code that PowerShell runs when it imports the module into a runspace.</summary>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => RecordHost.Register();
}
