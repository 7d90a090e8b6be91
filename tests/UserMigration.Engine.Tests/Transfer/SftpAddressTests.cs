using UserMigration.Engine.Transfer;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

public static class SftpAddressTests
{
    [Theory]
    [InlineData("sftp.example.com", "sftp.example.com", 22, null, null)]
    [InlineData("sftp.example.com:2222", "sftp.example.com", 2222, null, null)]
    [InlineData("customer@sftp.example.com", "sftp.example.com", 22, "customer", null)]
    [InlineData("customer@corp@sftp.example.com:2222", "sftp.example.com", 2222, "customer@corp", null)]
    [InlineData("192.0.2.1:22", "192.0.2.1", 22, null, null)]
    [InlineData("2001:db8::1", "2001:db8::1", 22, null, null)]
    [InlineData("[2001:db8::1]:2222", "2001:db8::1", 2222, null, null)]
    [InlineData("sftp://sftp.example.com", "sftp.example.com", 22, null, null)]
    [InlineData("sftp://sftp.example.com/", "sftp.example.com", 22, null, null)]
    [InlineData("sftp://customer@sftp.example.com:2222/in/box%201", "sftp.example.com", 2222, "customer", "/in/box 1")]
    [InlineData("SFTP://customer%40corp@sftp.example.com/~/in", "sftp.example.com", 22, "customer@corp", "in")]
    [InlineData("sftp://[2001:db8::1]:2222/in", "2001:db8::1", 2222, null, "/in")]
    public static void Address_HasItsParts(string text, string host, int port, string? user, string? path)
    {
        SftpAddress address = SftpAddress.Parse(text);

        Assert.Equal((host, port, user, path), (address.Host, address.Port, address.UserName, address.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sftp.example.com:/in")]
    [InlineData("sftp.example.com:0")]
    [InlineData("sftp.example.com:99999")]
    [InlineData("sftp.example.com/in")]
    [InlineData("ftp://sftp.example.com")]
    [InlineData("ftps://sftp.example.com")]
    [InlineData("sftp://")]
    [InlineData("a b")]
    public static void OtherText_IsRefused(string text) =>
        Assert.Equal("SftpAddressInvalid", Assert.Throws<MigrationException>(() => SftpAddress.Parse(text)).ErrorId);

    [Fact]
    public static void Password_IsRefused_AndNotRepeated()
    {
        MigrationException fault = Assert.Throws<MigrationException>(() => SftpAddress.Parse("sftp://anna:hunter2@sftp.example.com/in"));

        Assert.DoesNotContain("hunter2", fault.ToString());
        Assert.Contains("-Credential", fault.Message);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("sftp://h/in", null, "/in")]
    [InlineData("sftp://h/in", "box", "/in/box")]
    [InlineData("sftp://h/in", "/out", "/out")]
    [InlineData(null, "box", "box")]
    public static void Path_IsRelativeToThatOfTheAddress(string? address, string? path, string? combined) =>
        Assert.Equal(combined, SftpAddress.Parse(address ?? "h").Combine(path));

    [Theory]
    [InlineData("sftp.example.com", "sftp.example.com")]
    [InlineData("anna@[2001:db8::1]:2222", "[2001:db8::1]:2222")]
    public static void Text_HasThePort_UnlessItIsTheUsualOne(string text, string shown) => Assert.Equal(shown, SftpAddress.Parse(text).ToString());
}
