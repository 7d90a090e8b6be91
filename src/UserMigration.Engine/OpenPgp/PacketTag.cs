namespace UserMigration.Engine.OpenPgp;

/// <summary>The kinds of packets (RFC 9580, section 5).</summary>
internal enum PacketTag
{
    PublicKeySession = 1,
    Signature = 2,
    SymmetricKeySession = 3,
    OnePassSignature = 4,
    SecretKey = 5,
    PublicKey = 6,
    SecretSubkey = 7,
    Compressed = 8,
    Encrypted = 9,
    Marker = 10,
    Literal = 11,
    PublicSubkey = 14,
    IntegrityProtected = 18,
    AeadEncrypted = 20,
    Padding = 21,
}
