using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>A folder with files to encrypt and decrypt.</summary>
internal sealed class ProtectedFolder : IDisposable
{
    /// <summary>A passphrase in the Latin, Greek and Cyrillic scripts, in Han, and with a character beyond the first plane.</summary>
    public const string HardPassphrase = "naïve Ωmega жук 漢字 🔑 \"'`$";

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    public ReadOptions Reading { get; } = new ReadOptions();

    public OutputOptions Output { get; } = new OutputOptions();

    public string[] Files => Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)!).OrderBy(name => name, StringComparer.Ordinal).ToArray();

    public static byte[] Bytes(string passphrase) => Encoding.UTF8.GetBytes(passphrase);

    public string PathOf(string name) => Path.Combine(_folder, name);

    public string Create(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public string Create(string name, string content) => Create(name, Encoding.UTF8.GetBytes(content));

    public OpenPgpResult Protect(string source, string target, OpenPgpWriteOptions options) =>
        OpenPgpFile.Protect(PathOf(source), PathOf(target), options, Output, TimeProvider.System, null, CancellationToken.None);

    public OpenPgpResult Protect(string source, string target, string passphrase, OpenPgpCompression compression = OpenPgpCompression.Zip, bool isArmored = false) =>
        Protect(source, target, new OpenPgpWriteOptions { Passphrase = Bytes(passphrase), Compression = compression, IsArmored = isArmored });

    public OpenPgpResult Unprotect(string source, string target, string? passphrase)
    {
        OpenPgpReadOptions options = new OpenPgpReadOptions { Passphrase = passphrase is null ? null : Bytes(passphrase), MaximumSize = Reading.MaximumSize };
        return OpenPgpFile.Unprotect(PathOf(source), PathOf(target), options, Output, null, CancellationToken.None);
    }

    public byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal sealed class ReadOptions
    {
        public long? MaximumSize { get; set; }
    }
}
