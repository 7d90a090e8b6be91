using System;
using System.Globalization;

namespace UserMigration.Engine.Transfer;

/// <summary>The address of an SFTP server.</summary>
public sealed class SftpAddress
{
    /// <summary>The port of SSH (RFC 4253, section 4.2).</summary>
    public const int UsualPort = 22;

    private const string Scheme = "sftp://";
    private const string HomeFolder = "/~/";

    private SftpAddress(string host, int port, string? userName, string? path)
    {
        Host = host;
        Port = port;
        UserName = userName;
        Path = path;
    }

    /// <summary>The name or the IP address of the server.</summary>
    public string Host { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>The name of the user; null if the address does not contain one.</summary>
    public string? UserName { get; }

    /// <summary>A path on the server; null if the address does not contain one. A path without a slash at the start is relative to the home folder.</summary>
    public string? Path { get; }

    /// <summary>Reads an address.</summary>
    /// <param name="text">
    /// <c>host</c>, <c>user@host:port</c>, or <c>sftp://user@host:port/path</c>. The path of a URI starts at the root of the server;
    /// <c>/~/path</c> is relative to the home folder. An IPv6 address with a port is in brackets.
    /// </param>
    /// <exception cref="MigrationException">The text is not an address of an SFTP server.</exception>
    public static SftpAddress Parse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        return text.Contains("://") ? ParseUri(text) : ParseHost(text);
    }

    /// <summary>Combines the path of the address with a path that the user specified.</summary>
    /// <param name="path">The path; null if there is none.</param>
    /// <returns>The path; null if neither exists.</returns>
    public string? Combine(string? path) => Path is null ? path
        : path is null ? Path
        : RemotePath.Combine(Path, path);

    /// <summary>Returns the server as <c>host</c> or <c>host:port</c>.</summary>
    public override string ToString()
    {
        string host = Host.IndexOf(':') < 0 ? Host : $"[{Host}]";
        return Port == UsualPort ? host : host + ":" + Port.ToString(CultureInfo.InvariantCulture);
    }

    private static SftpAddress ParseUri(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid(text.Substring(0, text.IndexOf("://", StringComparison.Ordinal)) + "://…", "Only sftp:// is supported. FTP and FTPS are other protocols.");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
        {
            throw Invalid("sftp://…", "It is not a valid URI.");
        }

        if (uri.UserInfo.IndexOf(':') >= 0)
        {
            throw Invalid("sftp://…", "It contains a password. Remove it, and use -Credential.");
        }

        string path = Uri.UnescapeDataString(uri.AbsolutePath);
        path = path.StartsWith(HomeFolder, StringComparison.Ordinal) ? path.Substring(HomeFolder.Length) : path;
        string user = Uri.UnescapeDataString(uri.UserInfo);
        return new SftpAddress(
            uri.Host.Trim('[', ']'), uri.Port < 0 ? UsualPort : uri.Port, user.Length == 0 ? null : user, path.Length == 0 || path == "/" ? null : path);
    }

    private static SftpAddress ParseHost(string text)
    {
        int at = text.LastIndexOf('@');
        string? user = at > 0 ? text.Substring(0, at) : null;
        string host = text.Substring(at + 1);
        int port = UsualPort;
        int colon = host.LastIndexOf(':');
        bool isBareIPv6 = colon >= 0 && host[0] != '[' && host.IndexOf(':') < colon;
        if (colon >= 0 && !isBareIPv6 && host[host.Length - 1] != ']')
        {
            string digits = host.Substring(colon + 1);
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535)
            {
                throw Invalid(text, "After the colon, a port from 1 to 65535 is expected. Specify a folder of the server with -Destination.");
            }

            host = host.Substring(0, colon);
        }

        host = host.Trim('[', ']');
        return Uri.CheckHostName(host) == UriHostNameType.Unknown
            ? throw Invalid(text, "It does not contain a valid host name.")
            : new SftpAddress(host, port, user, null);
    }

    private static MigrationException Invalid(string text, string reason) => new MigrationException(
        "SftpAddressInvalid",
        MigrationFault.InvalidArgument,
        $"'{text}' is not the address of an SFTP server. {reason} Valid addresses: host, user@host:port, sftp://user@host:port/path.",
        text);
}
