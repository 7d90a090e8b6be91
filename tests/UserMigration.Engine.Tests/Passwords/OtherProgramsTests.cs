using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Konscious.Security.Cryptography;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Passwords;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>Hashes that other programs make of our passwords are recognised, and verified with no other password.</summary>
public static class OtherProgramsTests
{
    // Empty, short, of each length about the blocks that the algorithms work in, longer than bcrypt's 72 bytes, not ASCII.
    private static readonly string[] s_passwords =
    [
        "", "a", "secret", "with a blank", "exactly8", "fifteen letters", "sixteen letters!", "thirty-two letters, no more here",
        "sixty-four letters are the size of a block of MD5 and of SHA-256.", "lètmein €", "пароль", "\t!\"$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        new string('x', 71), new string('x', 72), new string('x', 73), new string('y', 130),
    ];

    private static readonly PasswordTypeMap s_table = StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap();

    private const string PerlScript = """
        while (<STDIN>) {
            chomp;
            my ($salt, $password) = split / /;
            my $hash = crypt(pack("H*", $password // ""), $salt);
            print defined $hash && substr($hash, 0, 1) ne "*" ? $hash : "none", "\n";
        }
        """;

    private const string PasslibScript = """
        import sys, base64, hashlib, hmac, struct, warnings
        warnings.simplefilter("ignore")
        from passlib import hash as h
        makers = {
            "bcrypt": [h.bcrypt.using(rounds=4), h.bcrypt.using(rounds=4, ident="2y"), h.bcrypt.using(rounds=4, ident="2a"),
                h.django_bcrypt.using(rounds=4), h.ldap_bcrypt.using(rounds=4)],
            "bcrypt-sha256": [h.django_bcrypt_sha256.using(rounds=4), h.bcrypt_sha256.using(rounds=4), h.bcrypt_sha256.using(rounds=4, version=1)],
            "argon2i": [h.argon2.using(type="I", rounds=2, memory_cost=64, parallelism=2)],
            "argon2d": [h.argon2.using(type="D", rounds=1, memory_cost=128, parallelism=1, digest_size=32)],
            "argon2id": [h.argon2.using(type="ID", rounds=1, memory_cost=128, parallelism=4)],
            "scrypt": [h.scrypt.using(rounds=4), h.scrypt.using(rounds=5, block_size=4, parallelism=2)],
            "pbkdf2-sha1": [h.pbkdf2_sha1.using(rounds=50), h.ldap_pbkdf2_sha1.using(rounds=50), h.django_pbkdf2_sha1.using(rounds=50),
                h.atlassian_pbkdf2_sha1],
            "pbkdf2-sha256": [h.pbkdf2_sha256.using(rounds=50), h.ldap_pbkdf2_sha256.using(rounds=50), h.django_pbkdf2_sha256.using(rounds=50)],
            "pbkdf2-sha512": [h.pbkdf2_sha512.using(rounds=50), h.ldap_pbkdf2_sha512.using(rounds=50)],
            "phpass": [h.phpass.using(rounds=7), h.phpass.using(rounds=8, ident="H")],
            "md5-crypt": [h.md5_crypt, h.ldap_md5_crypt, h.md5_crypt.using(salt="")],
            "apr1-crypt": [h.apr_md5_crypt],
            "sha1-crypt": [h.sha1_crypt.using(rounds=50), h.ldap_sha1_crypt.using(rounds=50)],
            "sha256-crypt": [h.sha256_crypt.using(rounds=1000), h.sha256_crypt.using(rounds=5000), h.ldap_sha256_crypt.using(rounds=1001)],
            "sha512-crypt": [h.sha512_crypt.using(rounds=1000), h.ldap_sha512_crypt.using(rounds=1001)],
            "sun-md5": [h.sun_md5_crypt.using(rounds=1), h.sun_md5_crypt.using(rounds=0)],
            "des-crypt": [h.ldap_des_crypt, h.django_des_crypt, h.des_crypt],
            "nt-hash": [h.bsd_nthash],
            "mysql41": [h.mysql41],
            "mssql-sha1": [h.mssql2005],
            "md5": [h.ldap_md5],
            "sha1": [h.ldap_sha1],
            "md5-salted-left": [h.django_salted_md5],
            "md5-salted-right": [h.ldap_salted_md5],
            "sha1-salted-left": [h.django_salted_sha1],
            "sha1-salted-right": [h.ldap_salted_sha1],
            "sha256-salted-right": [h.ldap_salted_sha256],
            "sha512-salted-right": [h.ldap_salted_sha512],
            "md5-hex": [h.hex_md5, h.hex_md4, h.nthash],
            "sha1-hex": [h.hex_sha1],
            "sha256-hex": [h.hex_sha256],
            "sha512-hex": [h.hex_sha512],
        }
        def other(p):
            s = b"saltsaltsaltsalt"
            b = base64.b64encode
            yield "pbkdf2-sha1", b(b"\0" + s + hashlib.pbkdf2_hmac("sha1", p, s, 1000, 32))
            for i, n in enumerate(["sha1", "sha256", "sha512"]):
                yield "pbkdf2-" + n, b(b"\1" + struct.pack(">III", i, 100, 16) + s + hashlib.pbkdf2_hmac(n, p, s, 100, 32))
            yield "pbkdf2-sha256", b"{PBKDF2_SHA256}" + b(struct.pack(">I", 30) + 4 * s + hashlib.pbkdf2_hmac("sha256", p, 4 * s, 30, 256))
            yield "pbkdf2-sha512", b"pbkdf2:sha512:30$saltsalt$" + hashlib.pbkdf2_hmac("sha512", p, b"saltsalt", 30).hex().encode()
            yield "scrypt", b"scrypt:32:8:1$saltsalt$" + hashlib.scrypt(p, salt=b"saltsalt", n=32, r=8, p=1, dklen=64).hex().encode()
            yield "scrypt", b"scrypt$saltsalt$32$8$5$" + b(hashlib.scrypt(p, salt=b"saltsalt", n=32, r=8, p=5, dklen=64))
            yield "bcrypt-wordpress", b"$wp" + h.bcrypt.using(rounds=4, ident="2y").hash(b(hmac.digest(b"wp-sha384", p.strip(b" \t\n\r\0\x0b"), "sha384"))).encode()
            yield "mssql-sha512", b"0x020001020304" + hashlib.sha512(p.decode("utf-8").encode("utf-16-le") + b"\1\2\3\4").hexdigest().encode()
            yield "phpass-sha512-md5", drupal(hashlib.md5(p).hexdigest().encode())
            yield "phpass-sha512", drupal(p)[1:]
            for n in ["sha256", "sha384", "sha512"]:
                yield n, b"{" + n.upper().encode() + b"}" + b(hashlib.new(n, p).digest())
            yield "sha256-salted-left", hashlib.sha256(s + p).hexdigest().encode() + b":" + s + b":1"
            for n in ["sha256", "sha512"]:
                yield n + "-salted-left", b"$" + n.encode() + b"$pf=" + b(b"{SALT}{PASSWORD}") + b"$" + b(s) + b"$" + b(hashlib.new(n, s + p).digest())
            d = s[:8] + p
            for i in range(1024):
                d = hashlib.sha256(d).digest()
            yield "spring-sha256", b"{sha256}" + (s[:8] + d).hex().encode()
            yield "sha384-salted-right", b"{SSHA384}" + b(hashlib.sha384(p + b"salt").digest() + b"salt")
            for n in ["sha224", "sha384"]:
                yield n + "-hex", hashlib.new(n, p).hexdigest().encode()
            for n in ["md5", "sha1", "sha256", "sha384", "sha512"]:
                yield n + "-base64", b(hashlib.new(n, p).digest())
            yield "sha512-hex", hashlib.sha3_512(p).hexdigest().encode()
        def drupal(p):
            a = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
            d = hashlib.sha512(b"saltsalt" + p).digest()
            for i in range(128):
                d = hashlib.sha512(d + p).digest()
            out = ""
            for i in range(0, 64, 3):
                v = int.from_bytes(d[i:i + 3], "little")
                for k in range(len(d[i:i + 3]) + 1):
                    out += a[v & 63]
                    v >>= 6
            return ("U$S$5saltsalt" + out)[:56].encode()
        for line in sys.stdin:
            p = bytes.fromhex(line.strip())
            for kind, handlers in makers.items():
                for handler in handlers:
                    print(kind, line.strip() or "-", handler.hash(p))
            for kind, text in other(p):
                print(kind, line.strip() or "-", text.decode())
        """;

    [Fact]
    public static async Task Perl_MakesWhatIsVerified()
    {
        string[] salts =
        [
            "ab", "./", "Zz", "$1$saltsalt$", "$1$$", "$5$saltstring$", "$5$rounds=1001$s$", "$6$sixteenletters16$", "$6$rounds=1234$salt$",
            "$2b$04$abcdefghijklmnopqrstuu", "$2y$05$abcdefghijklmnopqrstuu", "$2a$04$CCCCCCCCCCCCCCCCCCCCC.", "$7$3/..../....saltsalt$",
            "$sha1$123$saltsalt$", "$3$",
        ];
        (string Salt, string Password)[] pairs = salts.SelectMany(salt => s_passwords.Select(password => (salt, password))).ToArray();
        string input = string.Concat(pairs.Select(pair => $"{pair.Salt} {Hex(pair.Password)}\n"));

        IReadOnlyList<string>? hashes = await OtherProgram.RunAsync("perl", ["-e", PerlScript], input);
        RequiredPart.Demand(hashes is not null, "perl is not installed: it makes the hashes of crypt(3) that ours are compared with.");
        RequiredPart.Demand(!hashes!.Contains("none"), "The C library's crypt does not know all kinds: libxcrypt does.");

        Assert.Equal(pairs.Length, hashes!.Count);
        for (int i = 0; i < pairs.Length; i++)
        {
            AssertVerifies(null, pairs[i].Password, hashes[i]);
        }
    }

    [Theory]
    [InlineData("-1", PasswordHashKind.Md5Crypt)]
    [InlineData("-apr1", PasswordHashKind.Apr1Crypt)]
    [InlineData("-5", PasswordHashKind.Sha256Crypt)]
    [InlineData("-6", PasswordHashKind.Sha512Crypt)]
    public static async Task OpenSsl_MakesWhatIsVerified(string option, string kind)
    {
        // It reads lines of at most 256 bytes and can't take a blank one.
        string[] passwords = s_passwords.Where(password => password.Length > 0).ToArray();

        IReadOnlyList<string>? hashes = await OtherProgram.RunAsync(
            "openssl", ["passwd", option, "-stdin", "-salt", "NaClNaCl"], string.Join("\n", passwords) + "\n");
        RequiredPart.Demand(hashes is not null, "openssl is not installed: it makes the hashes of crypt(3) that ours are compared with.");

        Assert.Equal(passwords.Length, hashes!.Count);
        for (int i = 0; i < passwords.Length; i++)
        {
            AssertVerifies(kind, passwords[i], hashes[i]);
        }
    }

    [Fact]
    public static async Task Passlib_MakesWhatIsVerified()
    {
        IReadOnlyList<string>? lines = await OtherProgram.RunAsync(
            OtherProgram.Python, ["-c", PasslibScript], string.Concat(s_passwords.Select(password => Hex(password) + "\n")));
        RequiredPart.Demand(
            lines is not null,
            $"python3 with {OtherProgram.PasslibPackages} is not installed: it makes the hashes of all kinds that ours are compared with.");

        HashSet<string> kinds = new HashSet<string>();
        foreach (string line in lines!)
        {
            string[] fields = line.Split(' ', 3);
            kinds.Add(fields[0]);
            AssertVerifies(fields[0], fields[1] == "-" ? string.Empty : Encoding.UTF8.GetString(Convert.FromHexString(fields[1])), fields[2]);
        }

        string[] unmade =
        [
            PasswordHashKind.Bcrypt2x, PasswordHashKind.Yescrypt, PasswordHashKind.DigestWithSalt, PasswordHashKind.FirebaseScrypt, PasswordHashKind.Unknown,
        ];
        Assert.Equal(PasswordTypeMap.Kinds.Except(unmade).Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public static void BcryptNet_MakesWhatIsVerified()
    {
        foreach (string password in s_passwords)
        {
            AssertVerifies(PasswordHashKind.Bcrypt, password, BCrypt.Net.BCrypt.HashPassword(password, 4));
        }
    }

    [Theory]
    [InlineData(8, 1, 1)]
    [InlineData(64, 3, 2)]
    [InlineData(100, 2, 3)]
    public static void Konscious_MakesWhatIsVerified(int memory, int iterations, int parallelism)
    {
        byte[] salt = Encoding.ASCII.GetBytes("saltsaltsaltsalt");
        foreach (string password in s_passwords.Where(password => password.Length > 0))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(password);
            (string Kind, Argon2 Argon2)[] all =
            [
                (PasswordHashKind.Argon2i, new Argon2i(bytes)), (PasswordHashKind.Argon2d, new Argon2d(bytes)), (PasswordHashKind.Argon2id, new Argon2id(bytes)),
            ];
            foreach ((string kind, Argon2 argon2) in all)
            {
                using (argon2)
                {
                    argon2.Salt = salt;
                    argon2.MemorySize = memory;
                    argon2.Iterations = iterations;
                    argon2.DegreeOfParallelism = parallelism;
                    string hash = FormattableString.Invariant(
                        $"${kind}$v=19$m={memory},t={iterations},p={parallelism}${Base64(salt)}${Base64(argon2.GetBytes(32))}");
                    AssertVerifies(kind, password, hash);
                }
            }
        }
    }

    private static void AssertVerifies(string? kind, string password, string hash)
    {
        PasswordHashTest test = PasswordHashTester.Test(hash, Encoding.UTF8.GetBytes(password), s_table);
        string what = $"{kind} '{password}' {hash}: {test.Message}";
        Assert.True(test.IsPlausible, what);
        Assert.True(kind is null || kind == test.Kind, what + " but " + test.Kind);
        if (test.Kind == PasswordHashKind.SunMd5)
        {
            Assert.Null(test.Verified);
            return;
        }

        Assert.True(test.Verified, what);
        Assert.False(PasswordHashTester.Test(hash, Encoding.UTF8.GetBytes("no" + password), s_table).Verified, what);
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');
}
