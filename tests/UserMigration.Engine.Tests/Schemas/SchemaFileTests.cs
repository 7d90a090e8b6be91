using System;
using System.IO;
using System.Text;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Schemas;
using Xunit;

namespace UserMigration.Engine.Tests.Schemas;

public sealed class SchemaFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-schema-").FullName;

    [Fact]
    public void WhatIsWritten_IsReadBack()
    {
        string path = Path("saved.json");
        IdentitySchema given = new IdentitySchema(IdentityTarget.Akamai, "person", StrictSchema.Read().Attributes, StrictSchema.Read().GetJson())
        {
            Uri = new Uri("https://capture.example.com/"),
            RetrievedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        };

        SchemaFile.Write(path, given, replace: false);
        IdentitySchema read = StoreTargets.ReadSchema(path);

        Assert.Equal((given.Target, given.EntityType, given.Uri, given.RetrievedAt, path), (read.Target, read.EntityType, read.Uri, read.RetrievedAt, read.Path));
        Assert.Equal(given.GetPaths(), read.GetPaths());
        Assert.Contains("\"features\"", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void File_IsReplacedOnlyWhenTold()
    {
        string path = Write("old.json", "old");

        MigrationException exception = Assert.Throws<MigrationException>(() => SchemaFile.Write(path, StrictSchema.Read(), replace: false));
        Assert.Equal("SchemaFileExists", exception.ErrorId);
        Assert.Equal("old", File.ReadAllText(path));

        SchemaFile.Write(path, StrictSchema.Read(), replace: true);
        Assert.Equal("person", StoreTargets.ReadSchema(path).EntityType);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void FileThatCannotBeWritten_LeavesNothingBehind()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => SchemaFile.Write(Path("no/such.json"), StrictSchema.Read(), replace: false));

        Assert.Equal("SchemaFileWriteFailed", exception.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void FolderOfThatName_IsNotReplaced()
    {
        Directory.CreateDirectory(Path("taken"));

        MigrationException exception = Assert.Throws<MigrationException>(() => SchemaFile.Write(Path("taken"), StrictSchema.Read(), replace: true));

        Assert.Equal("SchemaFileWriteFailed", exception.ErrorId);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => StoreTargets.ReadSchema(Path("nosuch.json")));

        Assert.Equal("SchemaFileNotFound", exception.ErrorId);
        Assert.Contains("nosuch.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_CannotBeRead() =>
        Assert.Equal("SchemaFileOpenFailed", Assert.Throws<MigrationException>(() => StoreTargets.ReadSchema(_folder)).ErrorId);

    [Fact]
    public void DatafileByMistake_IsNoJson_AndNoneOfItIsShown()
    {
        string path = Write("users.csv", "email\ncanary@example.com\n");

        MigrationException exception = Assert.Throws<MigrationException>(() => StoreTargets.ReadSchema(path));

        Assert.Equal("SchemaNotJson", exception.ErrorId);
        Assert.Contains("line 1, byte 1", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyFile_IsNoJson() => Assert.Equal("SchemaNotJson", Assert.Throws<MigrationException>(() => StoreTargets.ReadSchema(Write("empty.json", ""))).ErrorId);

    [Fact]
    public void EnormousFile_IsNotRead()
    {
        string path = Write("large.json", "[");
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength((64 * 1024 * 1024) + 1);
        }

        Assert.Equal("SchemaFileTooLarge", Assert.Throws<MigrationException>(() => StoreTargets.ReadSchema(path)).ErrorId);
    }

    [Fact]
    public void Utf16OfAnEditor_IsRead()
    {
        string path = Path("utf16.json");
        File.WriteAllText(path, StrictSchema.Json, Encoding.Unicode);

        Assert.Equal("person", StoreTargets.ReadSchema(path).EntityType);
    }

    [Fact]
    public void File_IsReadableByItsOwnerAlone()
    {
        SchemaFile.Write(Path("mode.json"), StrictSchema.Read(), replace: false);

        // Windows has access lists in place of modes.
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path("mode.json")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }
}
