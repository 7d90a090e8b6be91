using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Transfer.Hosts;

/// <summary>
/// Decides whether the host key of a server is the expected one: one of the specified fingerprints, or a key in the files with
/// known host keys. Any other key is refused.
/// </summary>
internal sealed class HostKeyCheck
{
    private const string Advice = "Call the operator of the server and compare the fingerprint by phone. Do not use a phone number or a fingerprint from an e-mail.";

    private readonly SftpAddress _address;
    private readonly IReadOnlyList<HostKeyFingerprint> _fingerprints;
    private readonly List<KnownHost> _entries;
    private readonly bool _isOtherPort;

    /// <summary>Creates a check.</summary>
    /// <param name="address">The server.</param>
    /// <param name="fingerprints">The fingerprints to accept. If there are any, files with known host keys only show which keys were revoked.</param>
    /// <param name="known">The entries of the files with known host keys.</param>
    public HostKeyCheck(SftpAddress address, IReadOnlyList<HostKeyFingerprint> fingerprints, IReadOnlyList<KnownHost> known)
    {
        _address = address;
        _fingerprints = fingerprints;
        string name = address.Port == SftpAddress.UsualPort
            ? address.Host
            : $"[{address.Host}]:{address.Port.ToString(CultureInfo.InvariantCulture)}";
        _entries = known.Where(entry => entry.Names.Match(name)).ToList();
        if (!_entries.Exists(IsPlain) && address.Port != SftpAddress.UsualPort)
        {
            // As ssh does: a key that is known for the host at the usual port is also accepted at another port.
            _isOtherPort = true;
            _entries.AddRange(known.Where(entry => entry.Names.Match(address.Host)));
        }
    }

    /// <summary>Whether the user specified fingerprints.</summary>
    public bool HasFingerprints => _fingerprints.Count > 0;

    /// <summary>The types of the keys that are known for the server. It should be asked for one of these first.</summary>
    public IReadOnlyCollection<string> KnownTypes => _entries.Where(IsPlain).Select(entry => entry.Key.Type).Distinct().ToArray();

    /// <summary>Checks a key.</summary>
    /// <param name="key">The key that the server presents.</param>
    /// <returns>Why the key is refused; null if it is accepted.</returns>
    public MigrationException? FindFault(HostKey key)
    {
        if (_entries.Find(entry => entry.IsRevoked && entry.Key.IsSame(key)) is { } revoked)
        {
            return Fault("HostKeyRevoked", key, $"was revoked, in line {revoked.Line} of '{revoked.Path}'. Do not send anything to this server. Ask its operator for the new host key.");
        }

        if (HasFingerprints)
        {
            return _fingerprints.Any(key.Fingerprint.IsSame) ? null
                : Fault("HostKeyMismatch", key, $"is not the one specified with -HostKeyFingerprint ({string.Join(", ", _fingerprints)}). Another computer may pretend to be the server. {Advice}");
        }

        if (_entries.Exists(entry => IsPlain(entry) && entry.Key.IsSame(key)))
        {
            return null;
        }

        string acceptance = $"If it is the same, run the command again with -HostKeyFingerprint '{key.Fingerprint}'";
        KnownHost? other = _isOtherPort ? null : _entries.Find(entry => IsPlain(entry) && entry.Key.Type == key.Type);
        return other is not null
            ? Fault("HostKeyChanged", key, $"has changed: line {other.Line} of '{other.Path}' has another key. Another computer may pretend to be the server. {Advice} {acceptance}, and correct that line.")
            : Fault("HostKeyUnknown", key, $"is not known, so nothing was sent. {OtherTypes()}{Advice} {acceptance}.");
    }

    private string OtherTypes() => _entries.Exists(entry => entry.IsAuthority)
        ? "There is a @cert-authority line for the server, but certificates of hosts are not supported. "
        : KnownTypes.Count > 0 && !_isOtherPort ? $"Only a key of another type is known for the server ({string.Join(", ", KnownTypes)}). " : string.Empty;

    private MigrationException Fault(string id, HostKey key, string reason) => new MigrationException(
        id, MigrationFault.PermissionDenied, $"The host key of '{_address}' ({key.Type}, {key.Fingerprint}) {reason}", _address.ToString());

    private static bool IsPlain(KnownHost entry) => !entry.IsRevoked && !entry.IsAuthority;
}
