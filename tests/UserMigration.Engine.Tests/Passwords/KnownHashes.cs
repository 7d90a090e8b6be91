using System.Collections.Generic;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>Hashes of known passwords, from what the authors of the algorithms and of the programs published.</summary>
internal static class KnownHashes
{
    /// <summary>The phpass hash of the sample row in the vendor's guide; its password is not known.</summary>
    public const string GuidePhpass = "$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/";

    /// <summary>A whole bcrypt hash of no known password.</summary>
    public const string Bcrypt = "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

    /// <summary>Kind, password and hash of each.</summary>
    public static readonly IReadOnlyList<(string Kind, string Password, string Hash)> All =
    [
        // crypt_blowfish (Solar Designer), jBCrypt
        (PasswordHashKind.Bcrypt, "U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        (PasswordHashKind.Bcrypt, "U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
        (PasswordHashKind.Bcrypt, "U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
        (PasswordHashKind.Bcrypt,
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
            "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui"),
        (PasswordHashKind.Bcrypt, "", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."),
        (PasswordHashKind.Bcrypt, "a", "$2a$10$k87L/MF28Q673VKh8/cPi.SUl7MU/rWuSiIDDFayrKk/1tBsSQu4u"),

        // the reference program of Argon2; without v= it is version 16
        (PasswordHashKind.Argon2i, "password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"),
        (PasswordHashKind.Argon2id, "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"),
        (PasswordHashKind.Argon2i, "password", "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"),

        // RFC 7914, section 12, in PHC and crypt; section 11 for PBKDF2
        (PasswordHashKind.Scrypt, "password", "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA"),
        (PasswordHashKind.Scrypt, "pleaseletmein", "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"),
        (PasswordHashKind.Scrypt, "pleaseletmein", "$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDevf9YDtcDdKvEqHJLV8D"),
        (PasswordHashKind.Pbkdf2Sha256, "passwd", "$pbkdf2-sha256$1$c2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd.8xfHG4RbHjC9UJESBB06GXgw"),
        (PasswordHashKind.Pbkdf2Sha256, "Password", "$pbkdf2-sha256$80000$TmFDbA$TdzY9guYviGDDO5e8icB.WQaRBjQTAQUrv8Ih2s0q1ah1CWhIlgzVJrbhBtRybMXaicr3ruh0HhHj2Kzl/M8jQ"),

        // RFC 6070; its hexadecimal results in passlib's form
        (PasswordHashKind.Pbkdf2Sha1, "password", "$pbkdf2$1$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y"),
        (PasswordHashKind.Pbkdf2Sha1, "password", "$pbkdf2$2$c2FsdA$6mwBTcctb4zNHtkqzh1B8NjeiVc"),
        (PasswordHashKind.Pbkdf2Sha1, "password", "$pbkdf2$4096$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE"),
        (PasswordHashKind.Pbkdf2Sha1, "passwordPASSWORDpassword", "$pbkdf2$4096$c2FsdFNBTFRzYWx0U0FMVHNhbHRTQUxUc2FsdFNBTFRzYWx0$PS7sT+QchJuAyNg2YsDkSosp"),
        (PasswordHashKind.Pbkdf2Sha1, "pass\0word", "$pbkdf2$4096$c2EAbHQ$Vvpqp1VICZ3MN9fwNCXgww"),

        // The documentation of Firebase's scrypt and of Spring Security; Magento and Ory by Python's hashlib
        (PasswordHashKind.FirebaseScrypt, "user1password", "$firescrypt$ln=14,r=8,p=1$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$Bw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="),
        (PasswordHashKind.SpringSha256, "password", "{sha256}97cde38028ad898ebc02e690819fa220e88c62e0699403e94fff291cfffaf8410849f27605abcbc0"),
        (PasswordHashKind.Sha256SaltedLeft, "Tr0ub4dor", "1423e0e8d91dce5542872505a3ac66082a29d5f1bfbca04bb811aedbc8940ddd:DA7zhLmRIV6fnbhb:1"),
        (PasswordHashKind.Sha512SaltedLeft, "Tr0ub4dor", "$sha512$pf=e1NBTFR9e1BBU1NXT1JEfQ==$c2FsdHlzYWx0$OwrBuK6lrEoIif97ZYEbM764Asfa/WWVDXPMz4kFxmHgsE5qR9U9xpReM3M1Bs49OgTtStypvGiH/1e8huHH5g=="),

        // Django's own tests of its early versions
        (PasswordHashKind.Sha1SaltedLeft, "lètmein", "sha1$seasalt$cff36ea83f5706ce9aa7454e63e431fc726b2dc8"),
        (PasswordHashKind.Md5SaltedLeft, "lètmein", "md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3"),
        (PasswordHashKind.Pbkdf2Sha256, "lètmein", "pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY="),

        // Drepper, "Unix crypt using SHA-256 and SHA-512"
        (PasswordHashKind.Sha256Crypt, "Hello world!", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"),
        (PasswordHashKind.Sha256Crypt, "Hello world!", "$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA"),
        (PasswordHashKind.Sha512Crypt, "Hello world!", "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"),
        (PasswordHashKind.Sha512Crypt, "Hello world!", "$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v."),

        // phpass's test program; hashcat's examples; John the Ripper's for DES; MySQL's manual
        (PasswordHashKind.Phpass, "test12345", "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"),
        (PasswordHashKind.Phpass, "test12345", "$H$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"),
        (PasswordHashKind.PhpassSha512, "hashcat", "$S$C33783772bRXEx1aCsvY.dqgaaSu76XmVlKrW9Qu8IQlvxHlmzLf"),
        (PasswordHashKind.Md5Crypt, "hashcat", "$1$28772684$iEwNOgGugqO9.bIz5sk8k/"),
        (PasswordHashKind.Apr1Crypt, "hashcat", "$apr1$71850310$gh9m4xcAn3MGxogwX/ztb."),
        (PasswordHashKind.DesCrypt, "U*U*U*U*", "CCNf8Sbh3HDfQ"),
        (PasswordHashKind.DesCrypt, "U*U***U", "CCX.K.MFy4Ois"),
        (PasswordHashKind.DesCrypt, "U*U***U*", "CC4rMpbg9AMZ."),
        (PasswordHashKind.DesCrypt, "*U*U*U*U", "XXxzOu6maQKqQ"),
        (PasswordHashKind.DesCrypt, "", "SDbsugeBiC58A"),
        (PasswordHashKind.MySql41, "password", "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19"),
        (PasswordHashKind.NtHash, "password", "$3$$8846f7eaee8fb117ad06bdd830b7586c"),

        // FIPS 180, RFC 1321: digests of what everybody knows
        (PasswordHashKind.Md5, "abc", "{MD5}kAFQmDzST7DWlj99KOF/cg=="),
        (PasswordHashKind.Sha1, "abc", "{SHA}qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
        (PasswordHashKind.Sha256, "abc", "{SHA256}ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
        (PasswordHashKind.Md5Hex, "abc", "900150983cd24fb0d6963f7d28e17f72"),
        (PasswordHashKind.Sha1Hex, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (PasswordHashKind.Sha256Hex, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (PasswordHashKind.Sha256Base64, "abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    ];

    /// <summary>The rows of a theory.</summary>
    public static IEnumerable<TheoryDataRow<string, string, string>> Rows()
    {
        foreach ((string kind, string password, string hash) in All)
        {
            yield return new TheoryDataRow<string, string, string>(kind, password, hash);
        }
    }
}
