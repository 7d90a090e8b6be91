using System;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Tests.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>A file that was altered or cut never gets a final name, and nothing else is left behind.</summary>
public sealed class DamageTests : IDisposable
{
    private const string Passphrase = HandMadeMessage.Passphrase;

    private static readonly string[] s_damages =
    [
        "OpenPgpAltered", "OpenPgpCut", "OpenPgpMalformed", "OpenPgpUnsupported", "OpenPgpNested", "OpenPgpAead", "OpenPgpNotEncrypted",
        "OpenPgpNotRecognized", "OpenPgpNoIntegrity", "OpenPgpKeyNeeded", "PassphraseWrong", "DecompressedTooLarge",
    ];

    private readonly ProtectedFolder _folder = new ProtectedFolder();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(OpenPgpCompression.None, 1)]
    [InlineData(OpenPgpCompression.Zip, 2)]
    public void AlteredByte_LeavesNoFile(OpenPgpCompression compression, int seed)
    {
        byte[] good = Create(compression, isArmored: false);
        Random random = new Random(seed);

        for (int i = 0; i < 60; i++)
        {
            // Each byte of the start, where the structure is, and some of the rest.
            byte[] altered = [.. good];
            int place = i < 30 ? i : random.Next(good.Length);
            altered[place] ^= (byte)(1 << random.Next(8));

            CheckRefused(altered, $"byte {place}");
        }
    }

    [Theory]
    [InlineData(OpenPgpCompression.None, 3)]
    [InlineData(OpenPgpCompression.Zip, 4)]
    public void CutFile_LeavesNoFile(OpenPgpCompression compression, int seed)
    {
        byte[] good = Create(compression, isArmored: false);
        Random random = new Random(seed);

        for (int i = 0; i < 40; i++)
        {
            int length = i < 20 ? good.Length - 1 - i : random.Next(good.Length);

            CheckRefused(good.AsSpan(0, length).ToArray(), $"the first {length} bytes");
        }
    }

    [Theory]
    [InlineData(OpenPgpCompression.None, 7)]
    [InlineData(OpenPgpCompression.Zip, 8)]
    public void FileOfOurOwn_AlteredOrCut_LeavesNoFile(OpenPgpCompression compression, int seed)
    {
        _folder.Create("users.csv", Samples.Content("random"));
        _folder.Protect("users.csv", "users.csv.gpg", Passphrase, compression);
        byte[] good = _folder.Read("users.csv.gpg");
        Random random = new Random(seed);

        for (int i = 0; i < 6; i++)
        {
            byte[] altered = [.. good];
            altered[random.Next(good.Length)] ^= (byte)(1 << random.Next(8));

            CheckRefused(altered, "an altered byte");
            CheckRefused(good.AsSpan(0, random.Next(good.Length)).ToArray(), "a cut file");
        }
    }

    [Fact]
    public void AlteredLetterOfArmor_LeavesNoFile_OrTheSameContent()
    {
        byte[] good = Create(OpenPgpCompression.None, isArmored: true);
        byte[] content = _folder.Read("users.csv");
        Random random = new Random(5);

        for (int i = 0; i < 60; i++)
        {
            byte[] altered = [.. good];
            int place = random.Next(good.Length);
            altered[place] ^= (byte)(1 << random.Next(8));
            _folder.Create("altered.asc", altered);

            try
            {
                // White space may have become other white space.
                _folder.Unprotect("altered.asc", "again.csv", Passphrase);
                Assert.Equal(content, _folder.Read("again.csv"));
                File.Delete(_folder.PathOf("again.csv"));
            }
            catch (MigrationException exception)
            {
                Assert.Contains(exception.ErrorId, s_damages);
                Assert.DoesNotContain("again.csv", _folder.Files);
            }
        }
    }

    [Fact]
    public void CutArmor_LeavesNoFile()
    {
        byte[] good = Create(OpenPgpCompression.Zip, isArmored: true);
        Random random = new Random(6);

        for (int i = 0; i < 40; i++)
        {
            CheckRefused(good.AsSpan(0, random.Next(good.Length - 30)).ToArray(), "armor");
        }
    }

    [Fact]
    public void ExistingFile_StaysAsItWas()
    {
        byte[] altered = Create(OpenPgpCompression.None, isArmored: false);
        altered[altered.Length / 2] ^= 1;
        _folder.Create("altered.gpg", altered);
        _folder.Create("old.csv", "old");

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("altered.gpg", "old.csv", Passphrase));

        Assert.Equal("OpenPgpAltered", exception.ErrorId);
        Assert.Equal("old"u8.ToArray(), _folder.Read("old.csv"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(250_000)]
    public void FullDisk_WhileEncrypting_LeavesNoFile(int bytes)
    {
        _folder.Create("users.csv", Samples.Content("random"));
        _folder.Output.OpenDraft = path => new FullJournal(path, bytes);

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Protect("users.csv", "users.csv.gpg", Passphrase, OpenPgpCompression.None));

        Assert.Equal("FileWriteFailed", exception.ErrorId);
        Assert.Contains("No space left on device.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["users.csv"], _folder.Files);
    }

    [Fact]
    public void FullDisk_WhileDecrypting_LeavesNoFile()
    {
        Create(OpenPgpCompression.None, isArmored: false);
        _folder.Output.OpenDraft = path => new FullJournal(path, 70_000);

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("users.csv.gpg", "again.csv", Passphrase));

        Assert.Equal("FileWriteFailed", exception.ErrorId);
        Assert.Equal(["users.csv", "users.csv.gpg"], _folder.Files);
    }

    [Fact]
    public void DiskThatAltersWhatIsWritten_LeavesNoFile()
    {
        _folder.Create("users.csv", Samples.Content("random"));
        _folder.Output.OpenDraft = path => new AlteringFile(path, 100_000);

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Protect("users.csv", "users.csv.gpg", Passphrase));

        Assert.Equal("OpenPgpVerificationFailed", exception.ErrorId);
        Assert.Equal(["users.csv"], _folder.Files);
    }

    [Fact]
    public void Bomb_IsRefused()
    {
        _folder.Create("zeros", new byte[80 * 1024 * 1024]);
        _folder.Protect("zeros", "zeros.gpg", Passphrase);

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("zeros.gpg", "again", Passphrase));

        Assert.Equal("DecompressedTooLarge", exception.ErrorId);
        Assert.DoesNotContain("again", _folder.Files);
    }

    [Fact]
    public void MaximumSize_Counts()
    {
        Create(OpenPgpCompression.None, isArmored: false);
        _folder.Reading.MaximumSize = 299_999;

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("users.csv.gpg", "again.csv", Passphrase));

        Assert.Equal("DecompressedTooLarge", exception.ErrorId);
        _folder.Reading.MaximumSize = 300_000;
        _folder.Unprotect("users.csv.gpg", "again.csv", Passphrase);
    }

    [Fact]
    public void DraftThatAKilledCommandLeft_IsDeletedByTheNextOne()
    {
        _folder.Create("users.csv", "email\n");
        string left = _folder.Create(".users.csv.gpg." + new string('0', 32) + ".draft", "a part");
        string[] others =
        [
            _folder.Create(".users.csv.gpg.draft", "x"),
            _folder.Create(".other.csv.gpg." + new string('0', 32) + ".draft", "x"),
            _folder.Create(".users.csv.gpg." + new string('x', 32) + ".draft", "x"),
        ];
        string heldPath = _folder.PathOf(".users.csv.gpg." + new string('1', 32) + ".draft");
        using FileStream held = new FileStream(heldPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);

        _folder.Protect("users.csv", "users.csv.gpg", "a passphrase");

        Assert.False(File.Exists(left));
        Assert.All(others.Append(heldPath), path => Assert.True(File.Exists(path)));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    [InlineData(5_000_000)]
    public void SourceThatChangesWhileItIsEncrypted_LeavesNoFile(int length)
    {
        string source = _folder.Create("users.csv", new byte[4_000_000]);
        bool isChanged = false;
        Action<long, double> change = (done, _) =>
        {
            if (!isChanged && done > 1_000_000)
            {
                isChanged = true;
                using FileStream file = new FileStream(source, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                file.SetLength(length);
            }
        };

        MigrationException exception = Assert.Throws<MigrationException>(() => OpenPgpFile.Protect(
            source, _folder.PathOf("users.csv.gpg"), new OpenPgpWriteOptions { Passphrase = ProtectedFolder.Bytes(Passphrase) }, _folder.Output, TimeProvider.System, change, CancellationToken.None));

        Assert.Equal("SourceFileChanged", exception.ErrorId);
        Assert.Equal(["users.csv"], _folder.Files);
    }

    [Fact]
    public void Cancellation_LeavesNoFile()
    {
        _folder.Create("users.csv", Samples.Content("random"));
        using CancellationTokenSource stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => OpenPgpFile.Protect(
            _folder.PathOf("users.csv"),
            _folder.PathOf("users.csv.gpg"),
            new OpenPgpWriteOptions { Passphrase = ProtectedFolder.Bytes(Passphrase) },
            _folder.Output,
            TimeProvider.System,
            (_, _) => stop.Cancel(),
            stop.Token));

        Assert.Equal(["users.csv"], _folder.Files);
    }

    // A key that is derived in an instant, because there are many messages.
    private byte[] Create(OpenPgpCompression compression, bool isArmored)
    {
        byte[] literal = HandMadeMessage.Literal(Samples.Content("random"));
        byte[] message = HandMadeMessage.Message(compression == OpenPgpCompression.Zip ? HandMadeMessage.Zipped(literal) : literal);
        _folder.Create("users.csv", Samples.Content("random"));
        _folder.Create("users.csv.gpg", isArmored ? HandMadeMessage.Armor(message) : message);
        return _folder.Read("users.csv.gpg");
    }

    private void CheckRefused(byte[] message, string what)
    {
        _folder.Create("damaged.gpg", message);
        MigrationException? exception = Record.Exception(() => _folder.Unprotect("damaged.gpg", "again.csv", Passphrase)) as MigrationException;

        Assert.True(exception is not null, $"{what} went unnoticed, or ended in another exception");
        Assert.Contains(exception.ErrorId, s_damages);
        Assert.Equal(["damaged.gpg", "users.csv", "users.csv.gpg"], _folder.Files);
    }

    /// <summary>A file on a disk that alters a byte.</summary>
    private sealed class AlteringFile : FileStream
    {
        private long _left;

        public AlteringFile(string path, long place)
            : base(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, 1)
        {
            _left = place;
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            byte[] altered = buffer.AsSpan(offset, count).ToArray();
            if (_left >= 0 && _left < count)
            {
                altered[_left] ^= 1;
            }

            _left -= count;
            base.Write(altered, 0, count);
        }
    }
}
