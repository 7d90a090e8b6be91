namespace UserMigration.Engine.OpenPgp;

/// <summary>Names the modes of authenticated encryption (RFC 9580, section 9.6), which are recognized but not read.</summary>
internal static class AeadMode
{
    /// <summary>Names a mode.</summary>
    /// <param name="number">The number of the mode.</param>
    public static string Name(int number) => number switch { 1 => "AEAD (EAX)", 2 => "AEAD (OCB)", 3 => "AEAD (GCM)", _ => "AEAD" };
}
