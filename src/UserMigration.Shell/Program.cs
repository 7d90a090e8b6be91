using System;
using System.IO;
using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;
using Microsoft.PowerShell;
using UserMigration.Shell;

string? manifest = ModuleLocator.Find();
if (manifest is null)
{
    Console.Error.WriteLine("The module UserMigration is not laid out. Build the solution first: dotnet build UserMigration.sln");
    return 1;
}

// PowerShell itself reports its use to its makers unless told otherwise; that is for a user's own pwsh to decide.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");

// For the pwsh of Start-Job.
Environment.SetEnvironmentVariable(
    "DOTNET_ROOT", Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")));
Environment.SetEnvironmentVariable(
    "PSModulePath", ModuleLocator.GetModulesFolder(manifest) + Path.PathSeparator + Environment.GetEnvironmentVariable("PSModulePath"));

InitialSessionState state = InitialSessionState.CreateDefault2();
state.ImportPSModule(manifest);
return ConsoleShell.Start(state, ShellDescription.Banner, ShellDescription.Help, args);
