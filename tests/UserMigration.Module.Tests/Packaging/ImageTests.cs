using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Module.Tests.Shell;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>The assemblies that were compiled in advance, and which of them the loader of the module chooses.</summary>
public static class ImageTests
{
    private const long MaximumSize = 60_000_000;

    private const string PrintFolders =
        "$null = Get-IdentityStore; [AppDomain]::CurrentDomain.GetAssemblies().Where{ $_.FullName -match '^(UserMigration|CsvHelper)(\\.(Adapter|Module|Engine))?,' }"
        + ".ForEach{ Split-Path -Leaf (Split-Path $_.Location) } | Sort-Object -Unique";

    private static string HostFolder => $"net{Environment.Version.Major}.0-{RuntimeInformation.RuntimeIdentifier}";

    [Fact]
    public static void FolderOfThisPlatform_HasImagesOnly()
    {
        string[] files = Directory.GetFiles(RequireImages());

        Assert.Contains(files, file => Path.GetFileName(file) == "UserMigration.Engine.dll");
        Assert.All(files, file =>
        {
            using PEReader reader = new PEReader(File.OpenRead(file));
            Assert.NotEqual(0, reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        });
    }

    [Fact]
    public static void Loader_ChoosesTheImagesOfThisPlatform()
    {
        RequireImages();

        Assert.Equal(HostFolder, Run(LaidOutModule.Manifest));
    }

    [Fact]
    public static void Loader_ChoosesTheAssembliesForAllPlatforms_WhereThereAreNoImages()
    {
        using TestFolder folder = new TestFolder();
        foreach (string file in Directory.GetFiles(LaidOutModule.Folder, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(LaidOutModule.Folder, file);
            if (!relative.Contains(HostFolder, StringComparison.Ordinal) && !relative.StartsWith("sandbox", StringComparison.Ordinal))
            {
                string copy = Path.Combine(folder.Path, "UserMigration", relative);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        Assert.Equal("net8.0", Run(Path.Combine(folder.Path, "UserMigration", "UserMigration.psd1")));
    }

    [Fact]
    public static void Module_StaysSmall() =>
        Assert.InRange(Directory.GetFiles(LaidOutModule.Folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), 1, MaximumSize);

    private static string Run(string manifest)
    {
        ShellRun run = ShellRun.Start(
            new Dictionary<string, string> { ["USERMIGRATION_MODULE_PATH"] = manifest }, "-NoProfile", "-NonInteractive", "-Command", PrintFolders);
        Assert.Equal(0, run.ExitCode);
        return run.Output.Trim();
    }

    // A feed without the packages of the compiler is not an error, except where everything has to run.
    private static string RequireImages()
    {
        string folder = Path.Combine(LaidOutModule.Folder, "bin", HostFolder);
        Assert.SkipUnless(
            Directory.Exists(folder) || Environment.GetEnvironmentVariable("USERMIGRATION_REQUIRE_ALL") == "1", "The build created no images for this platform.");
        return folder;
    }
}
