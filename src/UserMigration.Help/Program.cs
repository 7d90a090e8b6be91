using System;
using System.Linq;
using UserMigration.Help;
using UserMigration.Help.Commands;
using UserMigration.Help.Pages;

if (args is not [("check" or "update") and string mode, string assembly, string folder, string output])
{
    Console.Error.WriteLine("Usage: UserMigration.Help check|update <assembly of the cmdlets> <folder of the pages> <help file>");
    return 1;
}

HelpBuild build = new HelpBuild(folder, TimeProvider.System);
build.Read(new CommandReader(assembly).Read(), mode == "update");
foreach (PageFault fault in build.Faults.OrderBy(fault => fault.Path, StringComparer.Ordinal).ThenBy(fault => fault.Line))
{
    Console.WriteLine(fault);
}

if (build.Faults.Count > 0)
{
    return 1;
}

build.Write(output);
return 0;
