namespace UserMigration;

/// <summary>
/// The names of the kinds of password hashes. They are the keys of <c>-PasswordType</c> and the names in counts, and do
/// not change between versions. A name stands for the algorithm, not for the notation: the PBKDF2 of Django and that of
/// passlib are one kind.
/// </summary>
public static class PasswordHashKind
{
    /// <summary>bcrypt in a sound revision: <c>$2a$</c>, <c>$2b$</c>, <c>$2y$</c>.</summary>
    public const string Bcrypt = "bcrypt";

    /// <summary>bcrypt <c>$2x$</c>, created by a flawed program that misread characters outside ASCII.</summary>
    public const string Bcrypt2x = "bcrypt-2x";

    /// <summary>bcrypt over a SHA-256 digest of the password, as Django and passlib create it.</summary>
    public const string BcryptSha256 = "bcrypt-sha256";

    /// <summary>bcrypt over an HMAC of the password, as WordPress 6.8 creates it (<c>$wp$2y$</c>).</summary>
    public const string BcryptWordPress = "bcrypt-wordpress";

    /// <summary>Argon2i (RFC 9106).</summary>
    public const string Argon2i = "argon2i";

    /// <summary>Argon2d (RFC 9106).</summary>
    public const string Argon2d = "argon2d";

    /// <summary>Argon2id (RFC 9106).</summary>
    public const string Argon2id = "argon2id";

    /// <summary>scrypt (RFC 7914).</summary>
    public const string Scrypt = "scrypt";

    /// <summary>yescrypt, the default of Linux distributions (<c>$y$</c>).</summary>
    public const string Yescrypt = "yescrypt";

    /// <summary>PBKDF2 (RFC 8018) with HMAC-SHA-1.</summary>
    public const string Pbkdf2Sha1 = "pbkdf2-sha1";

    /// <summary>PBKDF2 (RFC 8018) with HMAC-SHA-256.</summary>
    public const string Pbkdf2Sha256 = "pbkdf2-sha256";

    /// <summary>PBKDF2 (RFC 8018) with HMAC-SHA-512.</summary>
    public const string Pbkdf2Sha512 = "pbkdf2-sha512";

    /// <summary>phpass with MD5 (<c>$P$</c>, <c>$H$</c>): WordPress, phpBB.</summary>
    public const string Phpass = "phpass";

    /// <summary>phpass with SHA-512, truncated to 55 characters (<c>$S$</c>): Drupal 7.</summary>
    public const string PhpassSha512 = "phpass-sha512";

    /// <summary>
    /// phpass with SHA-512 over an MD5 digest of the password (<c>U$S$</c>): Drupal 6, upgraded to 7.
    /// </summary>
    public const string PhpassSha512Md5 = "phpass-sha512-md5";

    /// <summary>Unix crypt with DES: 13 characters.</summary>
    public const string DesCrypt = "des-crypt";

    /// <summary>Unix crypt with MD5 (<c>$1$</c>).</summary>
    public const string Md5Crypt = "md5-crypt";

    /// <summary>Apache's variant of crypt with MD5 (<c>$apr1$</c>).</summary>
    public const string Apr1Crypt = "apr1-crypt";

    /// <summary>Sun's crypt with MD5 (<c>$md5$</c>).</summary>
    public const string SunMd5 = "sun-md5";

    /// <summary>NetBSD's crypt with HMAC-SHA-1 (<c>$sha1$</c>).</summary>
    public const string Sha1Crypt = "sha1-crypt";

    /// <summary>Unix crypt with SHA-256 (<c>$5$</c>).</summary>
    public const string Sha256Crypt = "sha256-crypt";

    /// <summary>Unix crypt with SHA-512 (<c>$6$</c>).</summary>
    public const string Sha512Crypt = "sha512-crypt";

    /// <summary>The NT hash: MD4 of the password in UTF-16 (<c>$3$</c>).</summary>
    public const string NtHash = "nt-hash";

    /// <summary>MySQL 4.1's PASSWORD(): an asterisk and 40 hexadecimal digits.</summary>
    public const string MySql41 = "mysql41";

    /// <summary>SQL Server 2005's salted SHA-1 (<c>0x0100</c>).</summary>
    public const string MsSqlSha1 = "mssql-sha1";

    /// <summary>SQL Server 2012's salted SHA-512 (<c>0x0200</c>).</summary>
    public const string MsSqlSha512 = "mssql-sha512";

    /// <summary>MD5 without a salt, marked as such.</summary>
    public const string Md5 = "md5";

    /// <summary>SHA-1 without a salt, marked as such.</summary>
    public const string Sha1 = "sha1";

    /// <summary>SHA-256 without a salt, marked as such.</summary>
    public const string Sha256 = "sha256";

    /// <summary>SHA-384 without a salt, marked as such.</summary>
    public const string Sha384 = "sha384";

    /// <summary>SHA-512 without a salt, marked as such.</summary>
    public const string Sha512 = "sha512";

    /// <summary>MD5 of salt and password.</summary>
    public const string Md5SaltedLeft = "md5-salted-left";

    /// <summary>MD5 of password and salt (<c>{SMD5}</c>).</summary>
    public const string Md5SaltedRight = "md5-salted-right";

    /// <summary>SHA-1 of salt and password.</summary>
    public const string Sha1SaltedLeft = "sha1-salted-left";

    /// <summary>SHA-1 of password and salt (<c>{SSHA}</c>).</summary>
    public const string Sha1SaltedRight = "sha1-salted-right";

    /// <summary>SHA-256 of password and salt (<c>{SSHA256}</c>).</summary>
    public const string Sha256SaltedRight = "sha256-salted-right";

    /// <summary>SHA-384 of password and salt (<c>{SSHA384}</c>).</summary>
    public const string Sha384SaltedRight = "sha384-salted-right";

    /// <summary>SHA-256 of salt and password (Magento's version 1, Ory).</summary>
    public const string Sha256SaltedLeft = "sha256-salted-left";

    /// <summary>SHA-512 of salt and password (Ory).</summary>
    public const string Sha512SaltedLeft = "sha512-salted-left";

    /// <summary>SHA-256 in 1024 passes over salt and password (Spring Security's StandardPasswordEncoder, <c>{sha256}</c>).</summary>
    public const string SpringSha256 = "spring-sha256";

    /// <summary>scrypt and AES over the signer key of a project of Firebase (<c>$firescrypt$</c>).</summary>
    public const string FirebaseScrypt = "firebase-scrypt";

    /// <summary>SHA-512 of password and salt (<c>{SSHA512}</c>).</summary>
    public const string Sha512SaltedRight = "sha512-salted-right";

    /// <summary>32 hexadecimal digits: by length MD5, or something else of 16 bytes.</summary>
    public const string Md5Hex = "md5-hex";

    /// <summary>40 hexadecimal digits: by length SHA-1, or something else of 20 bytes.</summary>
    public const string Sha1Hex = "sha1-hex";

    /// <summary>56 hexadecimal digits: by length SHA-224.</summary>
    public const string Sha224Hex = "sha224-hex";

    /// <summary>64 hexadecimal digits: by length SHA-256, or something else of 32 bytes.</summary>
    public const string Sha256Hex = "sha256-hex";

    /// <summary>96 hexadecimal digits: by length SHA-384.</summary>
    public const string Sha384Hex = "sha384-hex";

    /// <summary>128 hexadecimal digits: by length SHA-512, or something else of 64 bytes.</summary>
    public const string Sha512Hex = "sha512-hex";

    /// <summary>16 bytes in base64: by length MD5.</summary>
    public const string Md5Base64 = "md5-base64";

    /// <summary>20 bytes in base64: by length SHA-1.</summary>
    public const string Sha1Base64 = "sha1-base64";

    /// <summary>32 bytes in base64: by length SHA-256.</summary>
    public const string Sha256Base64 = "sha256-base64";

    /// <summary>48 bytes in base64: by length SHA-384.</summary>
    public const string Sha384Base64 = "sha384-base64";

    /// <summary>64 bytes in base64: by length SHA-512.</summary>
    public const string Sha512Base64 = "sha512-base64";

    /// <summary>A hexadecimal digest, a colon and a salt. The order and the algorithm are unknown.</summary>
    public const string DigestWithSalt = "digest-with-salt";

    /// <summary>The text has the form of a hash, but of an unknown kind.</summary>
    public const string Unknown = "unknown-hash";

    /// <summary>Not a known hash: clear text, or something else.</summary>
    public const string ClearText = "clear text or unknown";

    /// <summary>An empty value.</summary>
    public const string Blank = "blank";
}
