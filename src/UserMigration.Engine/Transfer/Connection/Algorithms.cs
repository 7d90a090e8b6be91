using System;
using System.Collections.Generic;
using System.Linq;
using Renci.SshNet;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>Chooses the algorithms that a connection may use.</summary>
internal static class Algorithms
{
    private const string RsaType = "ssh-rsa";
    private const string CertificateMark = "-cert-";

    // Those that ssh does not offer either, because they are weak: SHA-1 for keys and signatures, small groups, CBC.
    private static readonly string[] s_weakExchanges = { "diffie-hellman-group-exchange-sha1", "diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1" };
    private static readonly string[] s_weakCiphers = { "aes128-cbc", "aes192-cbc", "aes256-cbc", "3des-cbc" };

    /// <summary>Removes weak algorithms, and orders the types of host keys.</summary>
    /// <param name="info">The connection.</param>
    /// <param name="knownTypes">The types of the host keys that are known for the server; these are preferred.</param>
    /// <param name="leftOut">The types of the host keys that the server must not present.</param>
    /// <returns>Whether a type of host key is left.</returns>
    public static bool Choose(ConnectionInfo info, IReadOnlyCollection<string> knownTypes, IReadOnlyCollection<string> leftOut)
    {
        Remove(info.KeyExchangeAlgorithms, s_weakExchanges);
        Remove(info.Encryptions, s_weakCiphers);
        string[] names = info.HostKeyAlgorithms.Keys.ToArray();
        string[] wanted = names
            .Where(name => name != RsaType && !name.Contains(CertificateMark) && !leftOut.Contains(TypeOf(name)))
            .OrderBy(name => knownTypes.Contains(TypeOf(name)) ? 0 : 1)
            .ToArray();
        Remove(info.HostKeyAlgorithms, names.Except(wanted));
        for (int i = 0; i < wanted.Length; i++)
        {
            info.HostKeyAlgorithms.SetPosition(wanted[i], i);
        }

        return wanted.Length > 0;
    }

    // An RSA key is used with several algorithms (RFC 8332).
    private static string TypeOf(string algorithm) => algorithm.StartsWith("rsa-", StringComparison.Ordinal) ? RsaType : algorithm;

    private static void Remove<T>(IDictionary<string, T> algorithms, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            algorithms.Remove(name);
        }
    }
}
