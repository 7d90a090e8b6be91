using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using Xunit;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>Other programs for OpenPGP: gpg, with a key ring of its own that is deleted with it, and rnp.</summary>
public sealed class OtherOpenPgp : IDisposable
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

    /// <summary>Lists the packets of a file.</summary>
    public string List(string path, string passphrase) => Run(
        "gpg",
        ["--batch", "--homedir", _home, "--pinentry-mode", "loopback", "--passphrase-file", PassphraseFile(passphrase), "--verbose", "--list-packets", path]).Output;

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
        (int code, string output, string errors) = Run(program, arguments);
        Assert.True(code == 0, $"{program} ended with {code}: {output}{errors}");
    }

    private static (int Code, string Output, string Errors) Run(string program, IReadOnlyList<string> arguments)
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
            StringBuilder errors = new StringBuilder();
            process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.ToString());
        }
        catch (Win32Exception)
        {
            return (-1, string.Empty, "missing");
        }
    }
}
