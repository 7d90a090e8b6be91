using UserMigration.Engine.Files;
using Xunit;

namespace UserMigration.Engine.Tests;

public sealed class WindowsNamesTests
{
    [Theory]
    [InlineData(@"C:\data\CON")]
    [InlineData(@"C:\data\con")]
    [InlineData(@"C:\data\nul.csv")]
    [InlineData(@"C:\data\nul .csv")]
    [InlineData(@"C:\data\NUL.users.csv")]
    [InlineData(@"C:\aux\users.csv")]
    [InlineData(@"C:\data\prn\")]
    [InlineData(@"C:\data\com1.txt")]
    [InlineData(@"C:\data\COM0")]
    [InlineData(@"C:\data\lpt9")]
    [InlineData("C:\\data\\com\u00B9")]
    [InlineData(@"C:\data\conin$")]
    [InlineData(@"\\server\share\nul")]
    [InlineData("C:/data/nul.csv")]
    [InlineData("nul")]
    public void FindFault_NamesADevice_WhereThePathHasTheNameOfOne(string path) =>
        Assert.Contains("is reserved for a device", WindowsNames.FindFault(path));

    [Theory]
    [InlineData(@"C:\data\users.csv.")]
    [InlineData(@"C:\data\users.csv ")]
    [InlineData(@"C:\data.\users.csv")]
    [InlineData(@"C:\data\...")]
    [InlineData(@"\\server\share\run. ")]
    public void FindFault_NamesTheEnd_WhereWindowsRemovesIt(string path) =>
        Assert.Contains("ends with a dot or a space", WindowsNames.FindFault(path));

    [Theory]
    [InlineData(@"C:\data\users.csv:hidden")]
    [InlineData(@"C:\data\users.csv::$DATA")]
    public void FindFault_NamesAHiddenStream_WhereANameHasAColon(string path) =>
        Assert.Contains("hidden stream", WindowsNames.FindFault(path));

    [Theory]
    [InlineData(@"\\.\NUL")]
    [InlineData(@"\\.\COM1")]
    [InlineData(@"\\.\PhysicalDrive0")]
    public void FindFault_NamesADevice_WhereThePathIsThatOfOne(string path) =>
        Assert.Contains("is the path of a device", WindowsNames.FindFault(path));

    [Theory]
    [InlineData(@"C:\data\users.csv")]
    [InlineData(@"C:\")]
    [InlineData(@"C:\data\..\.\users.csv")]
    [InlineData(@"C:\data\.csv")]
    [InlineData(@"C:\data\a..b.csv")]
    [InlineData(@"C:\data\console.csv")]
    [InlineData(@"C:\data\null.csv")]
    [InlineData(@"C:\data\com.csv")]
    [InlineData(@"C:\data\com10.csv")]
    [InlineData(@"C:\data\ users.csv")]
    [InlineData(@"\\con\nul\users.csv")]
    [InlineData(@"\\?\C:\data\nul")]
    [InlineData(@"\\?\C:\data\users.csv.")]
    [InlineData(@"\\.\pipe\users")]
    public void FindFault_IsNull_WhereThePathIsThatOfAFile(string path) =>
        Assert.Null(WindowsNames.FindFault(path));

    [Fact]
    public void FindFault_NamesThePathAndTheName()
    {
        string? fault = WindowsNames.FindFault(@"C:\data\nul.csv");

        Assert.StartsWith(@"In 'C:\data\nul.csv' the name 'nul.csv' is", fault);
    }
}
