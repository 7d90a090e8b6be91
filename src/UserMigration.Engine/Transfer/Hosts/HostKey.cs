using System;
using System.Text;

namespace UserMigration.Engine.Transfer.Hosts;

/// <summary>A host key in the format of RFC 4253, section 6.6: the name of its type, and the key.</summary>
internal sealed class HostKey
{
    private readonly byte[] _bytes;

    /// <summary>Creates a key.</summary>
    /// <param name="bytes">The bytes of the key.</param>
    public HostKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The name of its type, such as ssh-ed25519; empty if the bytes are not a key.</summary>
    public string Type
    {
        get
        {
            int length = _bytes.Length < 4 ? -1 : (_bytes[0] << 24) | (_bytes[1] << 16) | (_bytes[2] << 8) | _bytes[3];
            return length < 0 || length > _bytes.Length - 4 ? string.Empty : Encoding.ASCII.GetString(_bytes, 4, length);
        }
    }

    /// <summary>The fingerprint.</summary>
    public HostKeyFingerprint Fingerprint => HostKeyFingerprint.Compute(_bytes);

    /// <summary>Whether it is the same key.</summary>
    /// <param name="other">The other key.</param>
    public bool IsSame(HostKey other) => _bytes.AsSpan().SequenceEqual(other._bytes);
}
