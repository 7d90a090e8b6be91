using System;
using System.Text;
using UserMigration.Shell;

Console.OutputEncoding = new UTF8Encoding(false);
ShellArguments arguments = ShellArguments.Parse(args);
if (arguments.Problem is not null)
{
    Console.Error.WriteLine(arguments.Problem);
    Console.Error.WriteLine(ShellArguments.Usage);
    return ExitCodes.Usage;
}

if (arguments.IsHelp)
{
    Console.WriteLine(ShellArguments.Usage);
    return ExitCodes.Done;
}

string? module = ModuleLocator.Find();
if (module is null)
{
    Console.Error.WriteLine("The module UserMigration is not laid out. Build the solution first: dotnet build UserMigration.sln");
    return ExitCodes.Refused;
}

using ShellSession session = new ShellSession(module);
using StopSignals signals = new StopSignals(session.Stop);
return session.Run(arguments);
