using System;
using System.IO;
using System.Threading;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>
/// A path that no file can have is one clear error, as a file that is not there is. NUL is such a character on each system;
/// .NET Framework treats those that Windows forbids like it.
/// </summary>
public static class UnusablePathTests
{
    private static readonly string s_path = Path.GetTempPath() + "um\0.csv";

    [Fact]
    public static void Datafile_IsNotOpened() =>
        Check("DatafileOpenFailed", () => MigrationCsvReader.Open(s_path, 1, new CsvReadOptions()));

    [Fact]
    public static void Export_IsNotBegun() =>
        Check("ExportWriteFailed", () => DatafileWriter.Create(s_path, new DatafileWriteOptions()));

    [Fact]
    public static void TargetOfAnExport_IsRefused() =>
        Check("ExportWriteFailed", () => DatafileWriter.CheckTarget(s_path, new DatafileWriteOptions()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public static void Sample_IsNotWritten(bool replace) =>
        Check("SampleWriteFailed", () => SampleFile.Write(s_path, StoreTargets.Get(IdentityTarget.Akamai).CreateSample(0, 0), replace, CancellationToken.None));

    [Fact]
    public static void Schema_IsNotRead() => Check("SchemaFileOpenFailed", () => StoreTargets.ReadSchema(s_path));

    [Fact]
    public static void ListOfDomains_IsNotRead() => Check("DomainFileOpenFailed", () => DomainList.Read(s_path));

    [Fact]
    public static void RunFolder_IsNotFound() => Check("RunFolderNotFound", () => RunFolderReader.Read(s_path));

    [Fact]
    public static void RunFolder_IsNotMade() =>
        Check("RunFolderCreateFailed", () => RunFolder.Open(s_path, new FakeStore(), new BulkCreateOptions(), TimeProvider.System));

    [Fact]
    public static void SuccessFile_IsNotOpened() => Check("DatafileOpenFailed", () => SuccessFile.Open(s_path, areUuids: true));

    private static void Check(string errorId, Action use) => Assert.Equal(errorId, Assert.Throws<MigrationException>(use).ErrorId);
}
