using System;
using UserMigration.WineHost;

if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: UserMigration.WineHost script.ps1 [arguments], or program.dll [arguments].");
    return 64;
}

return args[0].EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? ManagedProgram.Run(args[0], args[1..]) : ScriptRun.Run(args[0], args[1..]);
