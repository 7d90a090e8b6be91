using System;
using System.Collections;
using System.Text;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Passwords;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>
/// Hashes as Spring Security, Ory, Dovecot, Magento, Keycloak and Firebase write them. The first ones are from the documentation of Spring
/// Security and of Firebase's scrypt; the others were made with Python's hashlib and argon2-cffi.
/// </summary>
public static class ProgramHashTests
{
    private const string Pbkdf2 = """{"secretData":"{\"value\":\"lxloX3gkKLkljqjgGNHgSCYRdxux6l/IbwJ+Ik+r9RzHqNFbO/KaVTOT24zHYuG7kWZFzCKpwFaKk22YtIMwJA==\",\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"additionalParameters\":{}}","credentialData":"{\"hashIterations\":27500,\"algorithm\":\"pbkdf2-sha256\",\"additionalParameters\":{}}","type":"password"}""";
    private const string Pbkdf2Sha1 = """{"type":"password","secretData":{"value":"WSTPTqWzABK++pOGT05gQJmkr/s9wyLy40tMDyW9VjeiK8bo7Cl3+VyBaQCymprgfmi+Wgw+FeBr0fPLGMJGiw==","salt":"AAECAwQFBgcICQoLDA0ODw=="},"credentialData":{"hashIterations":20000,"algorithm":"pbkdf2"}}""";
    private const string Argon2 = """{"secretData":"{\"value\":\"CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc=\",\"salt\":\"c29tZXNhbHQ=\"}","credentialData":"{\"hashIterations\":2,\"algorithm\":\"argon2\",\"additionalParameters\":{\"hashLength\":[\"32\"],\"memory\":[\"65536\"],\"type\":[\"id\"],\"version\":[\"1.3\"],\"parallelism\":[\"1\"]}}"}""";

    public static TheoryData<string, string, string> Hashes => new TheoryData<string, string, string>
    {
        { PasswordHashKind.Pbkdf2Sha1, "password", "{pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc" },
        { PasswordHashKind.Scrypt, "password", "{scrypt}$e0801$8bWJaSu2IKSn9Z9kM+TPXfOc/9bdYSrN1oD9qfVThWEwdRTnO7re7Ei+fUZRJ68k9lTyuTeUp4of4g24hHnazw==$OAOec05+bXxvuu/1qZ6NUR+xQYvYv7BeL1QxwRpY5Pc=" },
        { PasswordHashKind.Scrypt, "password", "$e0801$8bWJaSu2IKSn9Z9kM+TPXfOc/9bdYSrN1oD9qfVThWEwdRTnO7re7Ei+fUZRJ68k9lTyuTeUp4of4g24hHnazw==$OAOec05+bXxvuu/1qZ6NUR+xQYvYv7BeL1QxwRpY5Pc=" },
        { PasswordHashKind.SpringSha256, "password", "{sha256}97cde38028ad898ebc02e690819fa220e88c62e0699403e94fff291cfffaf8410849f27605abcbc0" },
        { PasswordHashKind.FirebaseScrypt, "user1password", "$firescrypt$ln=14,r=8,p=1$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$Bw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==" },
        { PasswordHashKind.Argon2id, "Tr0ub4dor", "0db48578a8c8b158bba9396bf78847448c6cc6709cc11ea60097ed999d7deb35:abcdefghijklmnop:2" },
        { PasswordHashKind.Argon2id, "Tr0ub4dor", "0db48578a8c8b158bba9396bf78847448c6cc6709cc11ea60097ed999d7deb35:abcdefghijklmnopqrstuvwxyz012345:3_32_2_67108864" },
        { PasswordHashKind.Argon2id, "Tr0ub4dor", "e3b02f094883a70dce2c838b7457d720470da414cf9272ddd49b78ff1200eeee:saltsalt:3_32_2_67108864" },
        { PasswordHashKind.Sha256SaltedLeft, "Tr0ub4dor", "1423e0e8d91dce5542872505a3ac66082a29d5f1bfbca04bb811aedbc8940ddd:DA7zhLmRIV6fnbhb:1" },
        { PasswordHashKind.Md5SaltedLeft, "Tr0ub4dor", "71079b6890efd4da46f3ac618a407564:DA7zhLmRIV6fnbhb:0" },
        { PasswordHashKind.Md5SaltedLeft, "Tr0ub4dor", "$md5$pf=e1NBTFR9e1BBU1NXT1JEfQ==$c2FsdHlzYWx0$uhXdKtZSs08K+e/0a3rJ2w==" },
        { PasswordHashKind.Md5SaltedRight, "Tr0ub4dor", "$md5$pf=e1BBU1NXT1JEfS57U0FMVH0=$c2FsdHlzYWx0$0Ob0NJkDnQdSzliEhoBeCw==" },
        { PasswordHashKind.Sha1SaltedLeft, "Tr0ub4dor", "$sha1$pf=e1NBTFR9e1BBU1NXT1JEfQ==$c2FsdHlzYWx0$mfWbO69CXafBAhMEVWSKftCOH/0=" },
        { PasswordHashKind.Sha1SaltedRight, "Tr0ub4dor", "$sha1$pf=e1BBU1NXT1JEfS57U0FMVH0=$c2FsdHlzYWx0$+KKLFe+O1z52VOP30y74GZwSojc=" },
        { PasswordHashKind.Sha256SaltedLeft, "Tr0ub4dor", "$sha256$pf=e1NBTFR9e1BBU1NXT1JEfQ==$c2FsdHlzYWx0$M0UAz8srpt8RbnIMj7ot+Ye53Z3YZ0K0O7Lis/X7MZo=" },
        { PasswordHashKind.Sha256SaltedRight, "Tr0ub4dor", "$sha256$pf=e1BBU1NXT1JEfS57U0FMVH0=$c2FsdHlzYWx0$xQcvNzxi4Z/M9mXQ+1LCd/pbo85LZDdh96cYnAT3ZIQ=" },
        { PasswordHashKind.Sha512SaltedLeft, "Tr0ub4dor", "$sha512$pf=e1NBTFR9e1BBU1NXT1JEfQ==$c2FsdHlzYWx0$OwrBuK6lrEoIif97ZYEbM764Asfa/WWVDXPMz4kFxmHgsE5qR9U9xpReM3M1Bs49OgTtStypvGiH/1e8huHH5g==" },
        { PasswordHashKind.Sha512SaltedRight, "Tr0ub4dor", "$sha512$pf=e1BBU1NXT1JEfS57U0FMVH0=$c2FsdHlzYWx0$bXeF5W/m39iSIOaF8zTO+vALO1047P4Dwu7oMBa8rvUolN2BoWZ4QNy8Z1z3nfT9la0lsyfddb6Q5jHVKb8GXw==" },
        { PasswordHashKind.Md5, "Tr0ub4dor", "$md5$2TobIzbEdvrF0owCO2Nw2g==" },
        { PasswordHashKind.Scrypt, "Tr0ub4dor", "$scrypt$ln=16384,r=8,p=1$c2FsdHlzYWx0$rilyT/asdRbSJpDzjJgxta0I2QFr6RYcNqH1j3F6oPw=" },
        { PasswordHashKind.Md5SaltedRight, "Tr0ub4dor", "{MD5}{abcd1234=}88c4a08feb66e3baf484614babedaa7e" },
        { PasswordHashKind.Sha256SaltedRight, "Tr0ub4dor", "{SHA-256}{abcd1234=}1d95105b447d1839a39178e7b9d07278ddf3bcf1c7237731edcbff90c8b88f58" },
        { PasswordHashKind.Pbkdf2Sha256, "Tr0ub4dor", "{pbkdf2@SpringSecurity_v5_8}000102030405060708090a0b0c0d0e0fb72b174f818b650c14746229dfe97b1bbc44d7921064257209520e3285ec5dc4" },
        { PasswordHashKind.Scrypt, "Tr0ub4dor", "{scrypt@SpringSecurity_v5_8}$100801$AAECAwQFBgcICQoLDA0ODw==$6fY/jULqVQb0Dlg58TvuA7dHJeHG4ZFgRvea7TF+X8g=" },
        { PasswordHashKind.Sha512, "Tr0ub4dor", "{SHA512.HEX}bb81aa3d4c1f1bd7a5e98007cb99d1033ed578ca95c9084dbe7133fe4e13d8715e4509cba0188972587906b8d7dc5a7fb5eb3064959f5bbdbdb8e569a1f2a548" },
        { PasswordHashKind.Sha256, "Tr0ub4dor", "{SHA256.b64}phLmwzCJLjpcmJ/CduZvCd6IK6cortF6/ADSq+HVzck=" },
        { PasswordHashKind.Sha256SaltedRight, "Tr0ub4dor", "{SSHA256.HEX}3e1f4a149ced9526f5437116ad19fee94100884c2f7e4c1153a1547c7e11724f61626364" },
        { PasswordHashKind.Md5, "Tr0ub4dor", "{PLAIN-MD5}d93a1b2336c476fac5d28c023b6370da" },
        { PasswordHashKind.Md5, "Tr0ub4dor", "{LDAP-MD5}2TobIzbEdvrF0owCO2Nw2g==" },
        { PasswordHashKind.Pbkdf2Sha1, "Tr0ub4dor", "{PBKDF2}$1$abcdefghijklmnop$5000$0290a4b2753866ebc06c1c14361e05468fd49741" },
        { PasswordHashKind.Pbkdf2Sha256, "Tr0ub4dor", Pbkdf2 },
        { PasswordHashKind.Pbkdf2Sha1, "Tr0ub4dor", Pbkdf2Sha1 },
        { PasswordHashKind.Argon2id, "password", Argon2 },
    };

    [Theory]
    [MemberData(nameof(Hashes))]
    public static void Hash_IsRecognisedAndVerified(string kind, string password, string text)
    {
        PasswordTypeMap table = StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap();

        PasswordHashTest right = PasswordHashTester.Test(text, Encoding.UTF8.GetBytes(password), table);
        PasswordHashTest wrong = PasswordHashTester.Test(text, Encoding.UTF8.GetBytes(password + "x"), table);

        Assert.Equal((kind, kind), (right.Kind, StoreTargets.Envelopes.KindOf(text)));
        Assert.Equal((true, false), (right.Verified, wrong.Verified));
    }

    [Theory]
    [MemberData(nameof(Hashes))]
    public static void CutHash_IsNeverClearText(string kind, string password, string text)
    {
        _ = (kind, password);
        foreach (string cut in new[] { text[..^1], text[..^5], text[..(text.Length / 2)], text[..^1] + "!" })
        {
            MigrationIssue? fault = Transform(IdentityTarget.Akamai, allowClearText: true).Apply(cut, Records.Of(("password", cut)), out object? result);

            Assert.False(result is string && fault is null, $"{cut.Length} of {text.Length} characters were taken for clear text.");
        }
    }

    [Theory]
    [InlineData(Pbkdf2, "password-pbkdf2-sha256", "lxloX3gkKLkljqjgGNHgSCYRdxux6l/IbwJ+Ik+r9RzHqNFbO/KaVTOT24zHYuG7kWZFzCKpwFaKk22YtIMwJA==")]
    [InlineData(Pbkdf2Sha1, "password-pbkdf2-sha1", "WSTPTqWzABK++pOGT05gQJmkr/s9wyLy40tMDyW9VjeiK8bo7Cl3+VyBaQCymprgfmi+Wgw+FeBr0fPLGMJGiw==")]
    public static void CredentialOfKeycloak_IsPutIntoTheFormOfTheStore(string credential, string type, string digest)
    {
        MigrationIssue? fault = Transform(IdentityTarget.Akamai).Apply(credential, Records.Of(("password", credential)), out object? result);

        IDictionary envelope = Assert.IsAssignableFrom<IDictionary>(result);
        Assert.Null(fault);
        Assert.Equal((type, digest, "AAECAwQFBgcICQoLDA0ODw=="), (envelope["type"], envelope["value"], envelope["salt"]));
    }

    [Fact]
    public static void Argon2OfKeycloak_IsWrittenAsTheReferenceProgramDoes()
    {
        Transform(IdentityTarget.Cidaas).Apply(Argon2, Records.Of(("password", Argon2)), out object? result);

        Assert.Equal("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", ((IDictionary)result!)["passwordHash"]);
    }

    [Theory]
    [InlineData("{pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc", "185000 iterations")]
    [InlineData("{sha256}97cde38028ad898ebc02e690819fa220e88c62e0699403e94fff291cfffaf8410849f27605abcbc0", "1024 iterations")]
    [InlineData("0db48578a8c8b158bba9396bf78847448c6cc6709cc11ea60097ed999d7deb35:abcdefghijklmnop:2", "64 MiB")]
    public static void ParametersThatTheHashDoesNotTell_AreWarnedOf(string text, string what)
    {
        MigrationIssue issue = Assert.Single(PasswordHashes.Recognise(text).Issues);

        Assert.Equal(("PasswordHashDefaults", IssueSeverity.Warning), (issue.RuleId, issue.Severity));
        Assert.Contains(what, issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{noop}secret 1")]
    [InlineData("{PLAIN}secret 1")]
    [InlineData("{CLEARTEXT}secret 1")]
    [InlineData("{plain.b64}c2VjcmV0IDE=")]
    [InlineData("{PLAIN.HEX}736563726574203120")]
    public static void MarkedClearText_IsSentWithoutItsMark_WhereClearTextIsAllowed(string text)
    {
        MigrationIssue? refused = Transform(IdentityTarget.Akamai).Apply(text, Records.Of(("password", text)), out _);
        MigrationIssue? allowed = Transform(IdentityTarget.Akamai, allowClearText: true).Apply(text, Records.Of(("password", text)), out object? result);

        Assert.Contains("with a prefix that marks it as clear text", refused?.Message, StringComparison.Ordinal);
        Assert.Null(allowed);
        Assert.Equal("secret 1", ((string)result!).TrimEnd());
    }

    [Theory]
    [InlineData("71079b6890efd4da46f3ac618a407564:DA7zhLmRIV6fnbhb:0:1")]
    [InlineData("$sha256$pf=YS17UEFTU1dPUkR9LXtTQUxUfQ==$c2FsdHlzYWx0$M0UAz8srpt8RbnIMj7ot+Ye53Z3YZ0K0O7Lis/X7MZo=")]
    [InlineData("{pbkdf2}000102030405060708090a0b0c0d0e0fb72b174f818b650c14746229dfe97b1bbc44d7921064257209520e3285ec5dc4")]
    [InlineData("{SCRAM-SHA-256}4096,c2FsdA==,c3RvcmVk,c2VydmVy")]
    public static void HashThatIsNotOfAKnownKind_IsRefused(string text)
    {
        MigrationIssue? fault = Transform(IdentityTarget.Akamai, allowClearText: true).Apply(text, Records.Of(("password", text)), out object? result);

        Assert.Null(result);
        Assert.Equal(IssueSeverity.Error, fault?.Severity);
    }

    [Theory]
    [InlineData("argon3")]
    [InlineData("pbkdf2-md5")]
    public static void CredentialOfAnAlgorithmThatIsNotKnown_IsRefused(string algorithm)
    {
        string credential = Pbkdf2.Replace("pbkdf2-sha256", algorithm, StringComparison.Ordinal);

        MigrationIssue? fault = Transform(IdentityTarget.Akamai, allowClearText: true).Apply(credential, Records.Of(("password", credential)), out object? result);

        Assert.Null(result);
        Assert.Equal(IssueSeverity.Error, fault?.Severity);
    }

    private static PasswordTransform Transform(IdentityTarget target, bool allowClearText = false) =>
        new PasswordTransform(allowClearText, StoreTargets.Get(target).CreatePasswordTypeMap());
}
