using System;
using System.IO;
using System.Text;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What makes a file the same file again.</summary>
public sealed class SourceDigestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    private string File1 => Path.Combine(_folder, "users.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void File_IsKnownByItsBytes()
    {
        File.WriteAllText(File1, "abc");

        AssertIs(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SourceDigest.Compute(SourceOf(3)));
    }

    [Fact]
    public void EmptyFile_IsAFileToo()
    {
        File.WriteAllText(File1, string.Empty);

        AssertIs(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", SourceDigest.Compute(SourceOf(0)));
    }

    [Fact]
    public void Pipe_IsKnownByItsPath()
    {
        File.WriteAllText(File1, "abc");

        AssertIs(-1, null, SourceDigest.Compute(SourceOf(-1)));
    }

    [Fact]
    public void FileThatIsGone_IsKnownByItsPath() => AssertIs(-1, null, SourceDigest.Compute(SourceOf(3)));

    [Fact]
    public void FolderInPlaceOfAFile_IsKnownByItsPath()
    {
        Directory.CreateDirectory(File1);

        AssertIs(-1, null, SourceDigest.Compute(File1));
    }

    private void AssertIs(long size, string? sha256, ManifestSource source) =>
        Assert.Equal((File1, size, sha256), (source.Path, source.Size, source.Sha256));

    private MigrationSource SourceOf(long length) => new MigrationSource(File1, 1, length, Encoding.UTF8.GetBytes("abc"), Encoding.UTF8, ',');
}
