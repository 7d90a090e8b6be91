using System;
using System.Collections.Generic;
using System.Security;

namespace UserMigration.Engine.Transfer;

/// <summary>How to connect to an SFTP server, and how long to try.</summary>
public sealed class SftpSettings
{
    /// <summary>Creates settings.</summary>
    /// <param name="address">The server.</param>
    /// <param name="userName">The name of the user.</param>
    public SftpSettings(SftpAddress address, string userName)
    {
        Address = address ?? throw new ArgumentNullException(nameof(address));
        UserName = userName ?? throw new ArgumentNullException(nameof(userName));
    }

    /// <summary>The server.</summary>
    public SftpAddress Address { get; }

    /// <summary>The name of the user.</summary>
    public string UserName { get; }

    /// <summary>The password; also the answer to the server's prompt for it (keyboard-interactive). Null to use only a key.</summary>
    public SecureString? Password { get; set; }

    /// <summary>The full path of the private key. Null to use only a password.</summary>
    public string? KeyFile { get; set; }

    /// <summary>The passphrase of the private key; null if it is not encrypted.</summary>
    public SecureString? KeyPassphrase { get; set; }

    /// <summary>The full paths of the files with known host keys; null for those that ssh uses.</summary>
    public IReadOnlyList<string>? KnownHostsPaths { get; set; }

    /// <summary>The fingerprints of the host keys to accept. If there are none, the host key must be in a file with known host keys.</summary>
    public IReadOnlyList<HostKeyFingerprint> Fingerprints { get; set; } = Array.Empty<HostKeyFingerprint>();

    /// <summary>How long to wait for a connection and for each answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often in a row to reconnect after a broken connection, if nothing more could be transferred.</summary>
    public int RetryCount { get; set; } = 5;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
