#if NET8_0_OR_GREATER
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace UserMigration;

/// <summary>
/// Loads the cmdlets, the engine and its packages separately from everything else in the process, so that the CsvHelper
/// or Polly of another module can't clash with ours. The model and the type adapter stay in the default context, where
/// scripts and PowerShell find their types by name. A folder of images, compiled in advance for one platform, has only
/// some of the assemblies: the others come from the folder for all platforms.
/// </summary>
public sealed class LoadContext : AssemblyLoadContext
{
    private static readonly object s_lock = new object();
    private static LoadContext? s_instance;

    private readonly string[] _folders;

    private LoadContext(string folder)
        : base("UserMigration", isCollectible: false)
    {
        _folders = new[] { folder, Path.GetFullPath(Path.Combine(folder, "..", "net8.0")) };
    }

    /// <summary>Loads the assembly of the cmdlets. A second call returns the same assembly.</summary>
    /// <returns>The assembly, for <c>Import-Module -Assembly</c>.</returns>
    public static Assembly LoadModule()
    {
        lock (s_lock)
        {
            s_instance ??= new LoadContext(Path.GetDirectoryName(typeof(LoadContext).Assembly.Location)!);
            return s_instance.LoadFromAssemblyPath(Path.Combine(s_instance._folders[0], "UserMigration.Module.dll"));
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName is null || assemblyName.Name is "UserMigration" or "UserMigration.Adapter")
        {
            // The default context has these assemblies: if they were loaded twice, their types would not be compatible
            // with each other.
            return null;
        }

        foreach (string folder in _folders)
        {
            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            if (File.Exists(path))
            {
                return LoadFromAssemblyPath(path);
            }
        }

        return null;
    }
}
#endif
