using System.Diagnostics;
using System.IO;

namespace UserMigration.KillMatrix;

/// <summary>A way in which the run folder is lost while an upload works on it.</summary>
internal enum FolderLoss
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>It is gone. It is moved away, so that it can be brought back.</summary>
    Removed,

    /// <summary>An empty folder has its name.</summary>
    Replaced,

    /// <summary>A copy of it, with all its files, has its name.</summary>
    Copied,
}

/// <summary>Loses a run folder, and brings it back.</summary>
internal static class FolderLosses
{
    private const string Aside = ".aside";

    /// <summary>Loses it.</summary>
    public static void Do(this FolderLoss loss, string runPath)
    {
        Directory.Move(runPath, runPath + Aside);
        if (loss != FolderLoss.Removed)
        {
            Directory.CreateDirectory(runPath);
        }

        if (loss == FolderLoss.Copied)
        {
            foreach (string file in Directory.GetFiles(runPath + Aside))
            {
                Copy(file, Path.Combine(runPath, Path.GetFileName(file)));
            }
        }
    }

    /// <summary>Brings it back as the upload left it.</summary>
    /// <returns>False where it was never lost.</returns>
    public static bool TryUndo(string runPath)
    {
        if (!Directory.Exists(runPath + Aside))
        {
            return false;
        }

        if (Directory.Exists(runPath))
        {
            Directory.Delete(runPath, recursive: true);
        }

        Directory.Move(runPath + Aside, runPath);
        return true;
    }

    // As cp does it, which asks for no lock.
    private static void Copy(string file, string copy)
    {
        using Process cp = Process.Start("cp", [file, copy]);
        cp.WaitForExit();
    }
}
