using System;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

public sealed class DomainListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-domains-").FullName;

    [Theory]
    [InlineData("a@mailinator.com", true)]
    [InlineData("a@MAILINATOR.com.", true)]
    [InlineData("a@deep.sub.mailinator.com", true)]
    [InlineData("\"a@b\"@mailinator.com", true)]
    [InlineData("a@mailinator.com.org", false)]
    [InlineData("a@xmailinator.com", false)]
    [InlineData("a@com", false)]
    [InlineData("a@trash.example", true)]
    [InlineData("a@x.trash.example", true)]
    [InlineData("a@dotted.example", true)]
    [InlineData("a@BÜCHER.example", true)]
    [InlineData("a@xn--bcher-kva.example", true)]
    [InlineData("a@xn--fsq.example", true)]
    [InlineData("a@例.example", true)]
    [InlineData("a@İ.example", false)]
    [InlineData("mailinator.com", false)]
    [InlineData("a@", false)]
    [InlineData("", false)]
    public void Domain_IsFoundWithItsSubdomains(string address, bool isIn)
    {
        DomainList list = DomainList.Read(Write("# free\r\nmailinator.com\r\n  *.Trash.Example # too\n\n.dotted.example\nbücher.example\n例.example"));

        Assert.Equal(5, list.Count);
        Assert.Equal(isIn, list.HasDomainOf(address));
    }

    [Theory]
    [InlineData("ok.example\nno domain\n", "line 2")]
    [InlineData("localhost\n", "line 1")]
    [InlineData("a..example\n", "line 1")]
    [InlineData("user@example.com\n", "line 1")]
    [InlineData("# nothing\n", "contains no domains")]
    [InlineData("", "contains no domains")]
    public void WhatIsNoList_IsAClearError(string text, string words)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => DomainList.Read(Write(text)));

        Assert.Equal("DomainFileInvalid", exception.ErrorId);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("user@", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNotThere_OrIsNoText_IsAClearError()
    {
        File.WriteAllBytes(Path.Combine(_folder, "binary"), [0x61, 0xFF, 0xFE, 0x00]);
        File.WriteAllText(Path.Combine(_folder, "endless"), new string('a', 1_000_000));

        Assert.Equal("DomainFileNotFound", Assert.Throws<MigrationException>(() => DomainList.Read(Path.Combine(_folder, "nosuch"))).ErrorId);
        Assert.Equal("DomainFileOpenFailed", Assert.Throws<MigrationException>(() => DomainList.Read(_folder)).ErrorId);
        Assert.Equal("DomainFileInvalid", Assert.Throws<MigrationException>(() => DomainList.Read(Path.Combine(_folder, "binary"))).ErrorId);
        Assert.Equal("DomainFileInvalid", Assert.Throws<MigrationException>(() => DomainList.Read(Path.Combine(_folder, "endless"))).ErrorId);
    }

    [Fact]
    public void List_HasAtMost200000Domains()
    {
        string full = string.Join('\n', Enumerable.Range(0, DomainList.MostDomains).Select(i => $"d{i}.example"));

        Assert.Equal(DomainList.MostDomains, DomainList.Read(Write(full + "\nd0.example\n")).Count);
        Assert.Contains("200,000", Assert.Throws<MigrationException>(() => DomainList.Read(Write(full + "\nmore.example"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16OfAnEditor_IsRead()
    {
        string path = Path.Combine(_folder, "utf16.txt");
        File.WriteAllText(path, "bücher.example", Encoding.Unicode);

        Assert.True(DomainList.Read(path).HasDomainOf("a@bücher.example"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string text)
    {
        string path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".txt");
        File.WriteAllText(path, text);
        return path;
    }
}
