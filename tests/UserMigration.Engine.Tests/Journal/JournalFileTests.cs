using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Tests.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>Lines on their way to the disk.</summary>
public sealed class JournalFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    private string JournalPath => Path.Combine(_folder, "journal.ndjson");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lines_AreWithTheOperatingSystem_WhenACallReturns()
    {
        using JournalFile journal = new JournalFile(Open());

        journal.Append(Line(1));
        Assert.Equal("{\"line\":1}\n", ReadAll());
        await journal.AppendDurableAsync(Line(2));

        Assert.Equal("{\"line\":1}\n{\"line\":2}\n", ReadAll());
    }

    [Fact]
    public async Task DurableLine_IsForcedToTheDisk_AndAnotherIsNot()
    {
        using JournalFile journal = new JournalFile(Open());

        journal.Append(Line(1));
        Assert.Equal(0, journal.Syncs);
        await journal.AppendDurableAsync(Line(2));
        Assert.Equal(1, journal.Syncs);
        await journal.AppendDurableAsync(Line(3));

        Assert.Equal(2, journal.Syncs);
    }

    [Fact]
    public async Task LinesThatWaitForTheDisk_AreKeptTogether()
    {
        Mono.Skip("The build for .NET Framework writes no line while the disk is at work.");
        using SlowDisk disk = new SlowDisk(JournalPath);
        using JournalFile journal = new JournalFile(disk);
        Task first = Task.Run(() => journal.AppendDurableAsync(Line(1)), TestContext.Current.CancellationToken);
        disk.WaitUntilBusy();

        Task second = journal.AppendDurableAsync(Line(2));
        Task third = journal.AppendDurableAsync(Line(3));
        Assert.False(second.IsCompleted);
        Assert.False(third.IsCompleted);
        disk.Release();
        await Task.WhenAll(first, second, third);

        Assert.Equal(2, journal.Syncs);
    }

    [Fact]
    public void Close_ForcesTheLastLinesToTheDisk_Once()
    {
        using JournalFile journal = new JournalFile(Open());
        journal.Append(Line(1));

        journal.Close();
        Assert.Equal(1, journal.Syncs);
        journal.Close();

        Assert.Equal(1, journal.Syncs);
        File.Delete(JournalPath);
    }

    [Fact]
    public async Task ClosedJournal_TakesNoLine()
    {
        FileStream file = Open();
        JournalFile journal = new JournalFile(file);
        journal.Close();

        IOException exception = Assert.Throws<IOException>(() => journal.Append(Line(1)));

        Assert.Equal("The journal is closed.", exception.Message);
        await Assert.ThrowsAsync<IOException>(() => journal.AppendDurableAsync(Line(1)));
        Assert.False(file.CanWrite);
        Assert.Equal(string.Empty, ReadAll());
    }

    [Fact]
    public void Dispose_ClosesTheFile_AndForcesNothing()
    {
        FileStream file = Open();
        JournalFile journal = new JournalFile(file);
        journal.Append(Line(1));

        journal.Dispose();

        Assert.Equal(0, journal.Syncs);
        Assert.False(file.CanWrite);
        Assert.Throws<IOException>(() => journal.Append(Line(2)));
    }

    [Fact]
    public void NothingFollowsATornLine()
    {
        FullJournal file = new FullJournal(JournalPath, 15);
        using JournalFile journal = new JournalFile(file);
        journal.Append(Line(1));

        IOException first = Assert.Throws<IOException>(() => journal.Append(Line(2)));
        IOException second = Assert.Throws<IOException>(() => journal.Append(Line(3)));

        Assert.Equal("No space left on device.", first.Message);
        Assert.Equal(first.Message, second.Message);
        Assert.Same(first, second.InnerException);
        Assert.StartsWith("{\"line\":1}\n", ReadAll(), StringComparison.Ordinal);
        Assert.DoesNotContain("3", ReadAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void JournalWithATornLine_IsClosed_AndSaysSo()
    {
        FullJournal file = new FullJournal(JournalPath, 0);
        JournalFile journal = new JournalFile(file);
        Assert.Throws<IOException>(() => journal.Append(Line(1)));

        Assert.Throws<IOException>(journal.Close);

        Assert.Equal(0, journal.Syncs);
        Assert.False(file.CanWrite);
    }

    [Fact]
    public async Task NothingFollows_WhereTheDiskDidNotKeepALine()
    {
        using FailingDisk disk = new FailingDisk(JournalPath);
        using JournalFile journal = new JournalFile(disk);

        IOException first = await Assert.ThrowsAsync<IOException>(() => journal.AppendDurableAsync(Line(1)));
        IOException second = Assert.Throws<IOException>(() => journal.Append(Line(2)));
        IOException third = await Assert.ThrowsAsync<IOException>(() => journal.AppendDurableAsync(Line(3)));

        Assert.Equal("The disk is gone.", first.Message);
        Assert.Same(first, second.InnerException);
        Assert.Same(first, third.InnerException);
        Assert.Equal(0, journal.Syncs);
        Assert.Equal("{\"line\":1}\n", ReadAll());
    }

    [Fact]
    public void MistakeOfOurs_IsNotAFaultOfTheDisk()
    {
        using JournalFile journal = new JournalFile(Open());

        Assert.Throws<InvalidOperationException>(() => journal.Append(_ => throw new InvalidOperationException()));
        journal.Append(Line(1));

        Assert.Equal("{\"line\":1}\n", ReadAll());
    }

    [Fact]
    public void FullOrMissingDisk_IsAWriteFault()
    {
        Assert.True(WriteFault.Is(new IOException()));
        Assert.True(WriteFault.Is(new DirectoryNotFoundException()));
        Assert.True(WriteFault.Is(new UnauthorizedAccessException()));
        Assert.True(WriteFault.Is(new ArgumentOutOfRangeException("value")));
        Assert.False(WriteFault.Is(new ArgumentOutOfRangeException("count")));
        Assert.False(WriteFault.Is(new ArgumentException("A mistake.", "value")));
        Assert.False(WriteFault.Is(new InvalidOperationException()));
    }

    private static Action<Utf8JsonWriter> Line(int number) => json => json.WriteNumber("line", number);

    private FileStream Open() => new FileStream(JournalPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1);

    private string ReadAll()
    {
        using FileStream file = new FileStream(JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    // Forcing a file to the disk asks for its handle.
    private sealed class SlowDisk(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, 1)
    {
        private readonly ManualResetEventSlim _busy = new ManualResetEventSlim();
        private readonly ManualResetEventSlim _released = new ManualResetEventSlim();

        public override SafeFileHandle SafeFileHandle
        {
            get
            {
                _busy.Set();
                _released.Wait();
                return base.SafeFileHandle;
            }
        }

        public void WaitUntilBusy() => _busy.Wait(TestContext.Current.CancellationToken);

        public void Release() => _released.Set();
    }

    private sealed class FailingDisk(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, 1)
    {
        public override SafeFileHandle SafeFileHandle => throw new IOException("The disk is gone.");

        public override void Flush(bool flushToDisk)
        {
            if (flushToDisk)
            {
                throw new IOException("The disk is gone.");
            }
        }
    }
}
