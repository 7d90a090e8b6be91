using System;
using System.IO;
using System.Threading;
using UserMigration.Engine.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>The memory that encryption and decryption hold does not grow with the file.</summary>
[Collection(AloneCollection.Name)]
public sealed class LargeFileTests : IDisposable
{
    private const string Passphrase = HandMadeMessage.Passphrase;
    private const int Parts = 300;
    private const int Looks = 20;
    private const long Limit = 24 * 1024 * 1024;

    private readonly ProtectedFolder _folder = new ProtectedFolder();
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private double _next;
    private long _most;

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Category", "Long")]
    public void LargeFile_NeedsNoMoreMemoryThanASmallOne()
    {
        byte[] content = Samples.Content("random");
        using (FileStream file = File.Create(_folder.PathOf("users.csv")))
        {
            for (int i = 0; i < Parts; i++)
            {
                file.Write(content, 0, content.Length);
            }
        }

        OpenPgpFile.Protect(
            _folder.PathOf("users.csv"),
            _folder.PathOf("users.csv.gpg"),
            new OpenPgpWriteOptions { Passphrase = ProtectedFolder.Bytes(Passphrase) },
            _folder.Output,
            TimeProvider.System,
            Watch,
            CancellationToken.None);
        _next = 0;
        OpenPgpFile.Unprotect(
            _folder.PathOf("users.csv.gpg"),
            _folder.PathOf("again.csv"),
            new OpenPgpReadOptions { Passphrase = ProtectedFolder.Bytes(Passphrase) },
            _folder.Output,
            Watch,
            CancellationToken.None);

        Assert.InRange(_most, 1, Limit);
    }

    // What can be collected is not held: how much of that there is, is the collector's choice.
    private void Watch(long done, double share)
    {
        if (share >= _next)
        {
            _next = share + (1.0 / Looks);
            _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: true) - _before);
        }
    }
}
