using System;
using System.IO;
using UserMigration.Engine.Runs.Journal;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>The file beside a journal that says how far it is.</summary>
public sealed class JournalMarkFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    private string MarkPath => Path.Combine(_folder, JournalMarkFile.Name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Mark_IsReadAsItWasWritten()
    {
        using JournalMarkFile file = JournalMarkFile.Open(_folder);

        file.Write(new JournalMark { Length = 300, Check = "0123456789abcdef" });

        JournalMark mark = JournalMarkFile.Read(_folder)!;
        Assert.Equal((300L, "0123456789abcdef"), (mark.Length, mark.Check));
        Assert.Equal("000000000000012c 0123456789abcdef\n", File.ReadAllText(MarkPath));
    }

    [Fact]
    public void LaterMark_TakesThePlaceOfTheFormer_AndAnEarlierOneDoesNot()
    {
        using JournalMarkFile file = JournalMarkFile.Open(_folder);
        file.Write(new JournalMark { Length = 300, Check = "0000000000000001" });
        file.Write(new JournalMark { Length = 400, Check = "0000000000000002" });

        file.Write(new JournalMark { Length = 400, Check = "0000000000000003" });
        file.Write(new JournalMark { Length = 350, Check = "0000000000000004" });

        JournalMark mark = JournalMarkFile.Read(_folder)!;
        Assert.Equal((400L, "0000000000000002"), (mark.Length, mark.Check));
    }

    [Fact]
    public void MarkOfAnEarlierCommand_IsForgotten()
    {
        File.WriteAllText(MarkPath, "000000000000012c 0123456789abcdef\n");

        JournalMarkFile.Open(_folder).Dispose();

        Assert.Null(JournalMarkFile.Read(_folder));
    }

    [Fact]
    public void FolderWithoutAMark_HasNone() => Assert.Null(JournalMarkFile.Read(_folder));

    [Theory]
    [InlineData("x")]
    [InlineData("000000000000012c 0123456789abcde\n")]
    [InlineData("00000000000001zz 0123456789abcdef\n")]
    [InlineData("000000000000012c-0123456789abcdef\n")]
    [InlineData("12 34")]
    public void FileThatIsNotAMark_WasChanged(string text)
    {
        File.WriteAllText(MarkPath, text);

        Assert.Equal("The file journal.mark was changed.", Assert.Throws<FormatException>(() => JournalMarkFile.Read(_folder)).Message);
    }

    [Fact]
    public void Link_IsNotOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows asks for a right to make links.");
        Mono.Skip(".NET Framework has no method that follows a symbolic link: the build for it replaces the link itself.");
        string victim = Path.Combine(_folder, "victim.txt");
        File.WriteAllText(victim, "precious");
        File.CreateSymbolicLink(MarkPath, victim);

        Assert.ThrowsAny<IOException>(() => JournalMarkFile.Open(_folder));
        Assert.Equal("precious", File.ReadAllText(victim));
    }
}
