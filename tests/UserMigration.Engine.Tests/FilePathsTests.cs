using System.IO;
using UserMigration.Engine.Files;
using Xunit;

namespace UserMigration.Engine.Tests;

public sealed class FilePathsTests
{
    private static readonly char s_separator = Path.DirectorySeparatorChar;

    [Fact]
    public void IsInside_IsTrue_ForAFileBelowTheFolder()
    {
        Assert.True(FilePaths.IsInside($"{s_separator}a{s_separator}run{s_separator}x.csv", $"{s_separator}a{s_separator}run"));
        Assert.True(FilePaths.IsInside($"{s_separator}x.csv", $"{s_separator}"));
    }

    [Fact]
    public void IsInside_IsFalse_ForAFolderWhoseNameOnlyBeginsTheSame() =>
        Assert.False(FilePaths.IsInside($"{s_separator}a{s_separator}runs{s_separator}x.csv", $"{s_separator}a{s_separator}run"));

    [Fact]
    public void IsSame_FollowsTheCaseOfTheSystem() =>
        Assert.Equal(FilePaths.IsWindows, FilePaths.IsSame($"{s_separator}a", $"{s_separator}A"));
}
