using System;
using System.Diagnostics;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>A disk of 4 MB in memory, in place of a folder. Only an administrator of a machine that permits it can have one; elsewhere, the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder)
    {
        _folder = folder;
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"mount -t tmpfs -o size=4m tmpfs '{folder}'"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        Xunit.Assert.SkipUnless(process.ExitCode == 0, "This user can't mount a file system in memory, which is a full disk for the test.");
    }

    public void Dispose() => Tool.Run("umount", _folder);
}
