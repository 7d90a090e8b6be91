using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using Xunit;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>Other programs for OpenPGP: gpg, with a key ring of its own that is deleted with it, and rnp.</summary>
internal sealed class OtherOpenPgp : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("umg-").FullName;

    /// <summary>Skips the running test, or fails it, where a program is missing.</summary>
    public static void Demand(string program, string package) =>
        RequiredPart.Demand(IsThere(program), $"{program} is missing; our encrypted files are compared with its. Install it (Debian: {package}).");

    /// <summary>Runs gpg, which must succeed.</summary>
    public void Gpg(params string[] arguments) => RunChecked("gpg", ["--batch", "--yes", "--no-tty", "--quiet", "--homedir", _home, "--trust-model", "always", .. arguments]);

    /// <summary>Runs gpg with a passphrase, which must succeed.</summary>
    public void GpgWith(string passphrase, params string[] arguments) =>
        Gpg(["--pinentry-mode", "loopback", "--passphrase-file", PassphraseFile(passphrase), .. arguments]);

    /// <summary>Runs rnp with a passphrase, which must succeed.</summary>
    public void RnpWith(string passphrase, params string[] arguments) =>
        RunChecked("rnp", ["--homedir", _home, "--password", passphrase, "--overwrite", .. arguments]);

    /// <summary>Makes a key without a passphrase, and gives the file with its public half.</summary>
    public string CreateKey(string user, string algorithm)
    {
        if (algorithm == "rsa3072")
        {
            Gpg("--passphrase", string.Empty, "--quick-generate-key", user, algorithm, "encrypt,sign", "never");
        }
        else
        {
            string parameters = Path.Combine(_home, "parameters");
            File.WriteAllText(
                parameters,
                "Key-Type: eddsa\nKey-Curve: ed25519\nKey-Usage: sign\nSubkey-Type: ecdh\nSubkey-Curve: " + algorithm
                    + $"\nSubkey-Usage: encrypt\nName-Email: {user}\nExpire-Date: 0\n%no-protection\n%commit\n");
            Gpg("--generate-key", parameters);
        }

        string file = Path.Combine(_home, user + ".asc");
        Gpg("--armor", "--output", file, "--export", user);
        return file;
    }

    public void Dispose()
    {
        Run("gpgconf", ["--homedir", _home, "--kill", "gpg-agent"]);
        Directory.Delete(_home, recursive: true);
    }

    private string PassphraseFile(string passphrase)
    {
        string file = Path.Combine(_home, "passphrase");
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(passphrase));
        return file;
    }

    private static bool IsThere(string program) => Run(program, ["--version"]).Code == 0;

    private static void RunChecked(string program, IReadOnlyList<string> arguments)
    {
        (int code, string errors) = Run(program, arguments);
        Assert.True(code == 0, $"{program} ended with {code}: {errors}");
    }

    private static (int Code, string Errors) Run(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, errors);
        }
        catch (Win32Exception)
        {
            return (-1, "missing");
        }
    }
}
