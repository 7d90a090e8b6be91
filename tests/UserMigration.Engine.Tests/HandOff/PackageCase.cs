using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using UserMigration.Engine.Composition;
using UserMigration.Engine.HandOff.Packages;
using UserMigration.Engine.OpenPgp;

namespace UserMigration.Engine.Tests.HandOff;

/// <summary>A datafile and its packages in a folder of their own.</summary>
internal sealed class PackageCase : IDisposable
{
    public const string Passphrase = "correct horse battery staple ünïcode";

    public PackageCase(string text)
    {
        Folder = Directory.CreateTempSubdirectory("um-").FullName;
        Source = Path.Combine(Folder, "users.csv");
        File.WriteAllBytes(Source, Encoding.UTF8.GetBytes(text));
    }

    public string Folder { get; }

    public string Source { get; }

    public string Sample => Path.Combine(Folder, "users.sample.csv.gpg");

    public string SampleManifest => Path.Combine(Folder, "users.sample.manifest.json");

    public string[] Warnings { get; private set; } = [];

    public int NeededRows { get; private set; }

    /// <summary>The names of the files in the folder, without the datafile.</summary>
    public string[] Files => Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)!).Where(name => name != "users.csv").Order(StringComparer.Ordinal).ToArray();

    public PackageOptions Options(string? after = null, string passphrase = Passphrase) => new PackageOptions(
        Source,
        Folder,
        StoreTargets.Usual,
        new OpenPgpWriteOptions { Passphrase = Encoding.UTF8.GetBytes(passphrase) })
    {
        After = after,
        SampleSize = 0,
    };

    public MigrationPackage Pack(PackageOptions? options = null)
    {
        using Packager packager = new Packager(options ?? Options());
        packager.Check(CancellationToken.None);
        (Warnings, NeededRows) = ([.. packager.Warnings], packager.NeededRows);
        return packager.Write(CancellationToken.None);
    }

    public string Fault(PackageOptions? options = null)
    {
        string[] before = Files;
        MigrationException exception = Xunit.Assert.Throws<MigrationException>(() => Pack(options));
        Xunit.Assert.Equal(before, Files);
        return exception.ErrorId + ": " + exception.Message;
    }

    /// <summary>The content of an encrypted file.</summary>
    public string Decrypt(string path)
    {
        string target = Path.Combine(Folder, "clear.tmp");
        OpenPgpFile.Unprotect(
            path, target, new OpenPgpReadOptions { Passphrase = Encoding.UTF8.GetBytes(Passphrase) }, new Engine.Files.OutputOptions(), null, CancellationToken.None);
        string text = Encoding.UTF8.GetString(File.ReadAllBytes(target));
        File.Delete(target);
        return text;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
