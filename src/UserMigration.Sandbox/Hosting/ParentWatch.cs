using System;
using System.IO;
using System.Threading;

namespace UserMigration.Sandbox.Hosting;

/// <summary>Ends the sandbox when its standard input closes, so that it never outlives the process that started it.</summary>
internal static class ParentWatch
{
    /// <summary>Starts to watch standard input.</summary>
    /// <param name="ended">The action to run when standard input is closed.</param>
    public static void Start(Action ended)
    {
        Thread thread = new(() => Watch(ended)) { IsBackground = true, Name = "standard input" };
        thread.Start();
    }

    private static void Watch(Action ended)
    {
        try
        {
            using Stream input = Console.OpenStandardInput();
            byte[] ignored = new byte[256];
            while (input.Read(ignored, 0, ignored.Length) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe counts as closed.
        }

        ended();
    }
}
