using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Files;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>Small files: no more is read than a limit, whatever a file says of its length.</summary>
public sealed class SmallFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    private string FilePath => Path.Combine(_folder, "small.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Text_IsReadByItsByteOrderMark(string encoding)
    {
        File.WriteAllText(FilePath, "Müller", Encoding.GetEncoding(encoding));

        Assert.Equal("Müller", SmallFile.ReadText(FilePath, 100));
    }

    [Theory]
    [InlineData(10, "0123456789")]
    [InlineData(9, null)]
    public void FileOfTheLimit_IsRead_AndALargerOneIsNot(int largest, string? text)
    {
        File.WriteAllText(FilePath, "0123456789");

        Assert.Equal(text, SmallFile.ReadText(FilePath, largest));
    }

    [Fact]
    public void FileWithoutALength_IsReadUpToTheLimit()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev/zero.");

        Assert.Null(SmallFile.ReadText("/dev/zero", 1024 * 1024));
        Assert.Equal(string.Empty, SmallFile.ReadText("/dev/null", 10));
    }

    [Fact]
    public async Task PipeThatNeverEnds_IsReadUpToTheLimit()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes among its files.");
        using (Process maker = Process.Start("mkfifo", FilePath))
        {
            await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // To open a pipe waits for its reader; a write fails once the reader has gone.
        Task writing = Task.Run(() => WriteForEver(FilePath), TestContext.Current.CancellationToken);

        Assert.Null(SmallFile.ReadText(FilePath, 1024 * 1024));
        await Assert.ThrowsAsync<IOException>(() => writing);
    }

    private static void WriteForEver(string path)
    {
        byte[] zeros = new byte[4096];
        using FileStream pipe = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
        while (true)
        {
            pipe.Write(zeros, 0, zeros.Length);
        }
    }
}
