using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;

namespace UserMigration.WineHost;

/// <summary>
/// Runs a program of .NET as <c>dotnet program.dll</c> does. No Windows build of that command can be restored as a
/// package, so a copy of this program takes its place, and the module starts its sandbox as it does everywhere.
/// </summary>
internal static class ManagedProgram
{
    /// <summary>Runs a program.</summary>
    /// <param name="path">Its assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code.</returns>
    public static int Run(string path, string[] arguments)
    {
        string full = Path.GetFullPath(path);
        AssemblyDependencyResolver resolver = new AssemblyDependencyResolver(full);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            resolver.ResolveUnmanagedDllToPath(name) is { } found ? System.Runtime.InteropServices.NativeLibrary.Load(found) : IntPtr.Zero;
        MethodInfo entry = AssemblyLoadContext.Default.LoadFromAssemblyPath(full).EntryPoint!;
        object? result = entry.Invoke(null, entry.GetParameters().Length == 0 ? null : new object[] { arguments });
        return result switch
        {
            int code => code,
            Task<int> task => task.GetAwaiter().GetResult(),
            Task task => Wait(task),
            _ => Environment.ExitCode,
        };
    }

    private static int Wait(Task task)
    {
        task.GetAwaiter().GetResult();
        return Environment.ExitCode;
    }
}
