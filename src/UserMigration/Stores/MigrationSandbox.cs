using System;
using System.Diagnostics;
using System.Security;

namespace UserMigration;

/// <summary>A running sandbox: a local identity store, started as a child process and bound to loopback.</summary>
public sealed class MigrationSandbox : IDisposable
{
    private readonly Process _process;
    private bool _isDisposed;

    /// <summary>Creates the description of a running sandbox.</summary>
    /// <param name="process">The child process; it ends when its standard input is closed. The sandbox owns it.</param>
    /// <param name="uri">The address.</param>
    /// <param name="clientId">The API client that it accepts.</param>
    /// <param name="clientSecret">The secret of that client.</param>
    /// <param name="target">The kind of store that it behaves like.</param>
    public MigrationSandbox(Process process, Uri uri, string clientId, SecureString clientSecret, IdentityTarget target)
    {
        _process = process ?? throw new ArgumentNullException(nameof(process));
        Uri = uri;
        ClientId = clientId;
        ClientSecret = clientSecret;
        Target = target;
        ProcessId = process.Id;
    }

    /// <summary>The kind of store that it behaves like.</summary>
    public IdentityTarget Target { get; }

    /// <summary>The address, on loopback.</summary>
    public Uri Uri { get; }

    /// <summary>The API client that it accepts.</summary>
    public string ClientId { get; }

    /// <summary>The secret of that client.</summary>
    public SecureString ClientSecret { get; }

    /// <summary>The id of the child process.</summary>
    public int ProcessId { get; }

    /// <summary>Whether the child process is still running.</summary>
    public bool IsRunning => !_isDisposed && !_process.HasExited;

    /// <summary>
    /// Ends the child process: closes its standard input, and kills the process if it does not exit within 5 s.
    /// </summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(5000))
            {
                _process.Kill();
                _process.WaitForExit();
            }
        }

        _process.Dispose();
    }

    /// <summary>Returns the address.</summary>
    public override string ToString() => Uri.ToString();
}
