using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Passwords;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>Known passwords against the hashes that their authors published.</summary>
public static class PasswordVerificationTests
{
    private static readonly PasswordTypeMap s_table = StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap();

    public static IEnumerable<TheoryDataRow<string, string, string>> Known() => KnownHashes.Rows();

    [Theory]
    [MemberData(nameof(Known))]
    public static void PublishedHash_IsRecognisedAndVerified(string kind, string password, string hash)
    {
        PasswordHashTest test = Test(hash, password);

        Assert.Equal((kind, true, true), (test.Kind, test.IsPlausible, test.Verified ?? false));
        Assert.DoesNotContain(hash, test + test.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public static void AnotherPassword_IsNotVerified(string kind, string password, string hash)
    {
        PasswordHashTest test = Test(hash, "x" + password);

        Assert.Equal((kind, false), (test.Kind, test.Verified ?? true));
    }

    [Fact]
    public static void WithoutAPassword_NothingIsVerified() => Assert.Null(PasswordHashTester.Test(KnownHashes.GuidePhpass, null, s_table).Verified);

    [Theory]
    [InlineData("900150983cd24fb0d6963f7d28e17f72", "abc", "The value is MD5.")]
    [InlineData("8846f7eaee8fb117ad06bdd830b7586c", "password", "The value is an NT hash.")]
    [InlineData("a448017aaf21d8525fc10ae87aa6729d", "abc", "The value is MD4.")]
    [InlineData("8eb208f7e05d987a9b044a8e98c6b087f15a0bfc", "abc", "The value is RIPEMD-160.")]
    [InlineData("2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19", "password", "The value is MySQL's without its asterisk.")]
    [InlineData("3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532", "abc", "The value is SHA3-256.")]
    [InlineData("23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7", "abc", "The value is SHA-224.")]
    [InlineData("CCNf8Sbh3HDfQ", "U*U*U*U*", "The value is DES crypt.")]
    [InlineData("summersummer2", "summersummer2", "The value is clear text.")]
    public static void WhatIsNotCertain_IsFoundOutWithAPassword(string hash, string password, string message)
    {
        PasswordHashTest test = Test(hash, password);

        Assert.True(test.Verified);
        Assert.StartsWith(message, test.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("left", "MD5 of salt and password")]
    [InlineData("right", "MD5 of password and salt")]
    [InlineData("double", "MD5 of a digest and the salt")]
    public static void DigestWithASaltBehindIt_IsFoundOutToo(string order, string name)
    {
#pragma warning disable CA5351 // MD5 is what such a system has used.
        byte[] Md5(string text) => MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351
        string digest = Convert.ToHexStringLower(order switch
        {
            "left" => Md5("pepper" + "secret"),
            "right" => Md5("secret" + "pepper"),
            _ => Md5(Convert.ToHexStringLower(Md5("secret")) + "pepper"),
        });

        PasswordHashTest test = Test(digest + ":pepper", "secret");

        Assert.Equal((PasswordHashKind.DigestWithSalt, true), (test.Kind, test.Verified ?? false));
        Assert.StartsWith($"The value is {name}.", test.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$2b$17$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234")]
    [InlineData("$2b$31$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234")]
    [InlineData("bcrypt_sha256$$2b$31$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234")]
    [InlineData("$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    [InlineData("$argon2id$v=19$m=65536,t=1000000,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    [InlineData("$argon2id$v=19$m=2147483647,t=2147483647,p=16777215$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    [InlineData("$scrypt$ln=30,r=8,p=1$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI")]
    [InlineData("$scrypt$ln=40,r=1073741823,p=1$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI")]
    [InlineData("$pbkdf2-sha256$2147483647$c2FsdA$VawEblYwieb8FpHCJEtgX5QYUhZt3gRl5oudV9INrLw")]
    [InlineData("$5$rounds=999999999$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5")]
    [InlineData("$P$SIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0")]
    [InlineData("$sha1$2147483647$saltsalt$5B8vYYiYCVt1RlTTf8KbXBH3hsxY")]
    public static void AbsurdParameters_AreRefusedAndNotTried(string hash)
    {
        PasswordHashTest test = Test(hash, "x");

        Assert.Null(test.Verified);
        Assert.True(test.IsPlausible);
        Assert.StartsWith("The hash is not verified here. It has", test.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$y$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX6M94c7o.9agCG9G317fhZg9SqC.5i5rd.RhAtQ7", "The hash is recognized, but hashes of this kind can't be verified here.")]
    [InlineData("$argon2id$v=19$m=65536,t=2,p=1,keyid=Zm9v$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "The hash can't be verified here. It was created with a key or associated data")]
    public static void WhatCannotBeVerified_SaysWhy(string hash, string message)
    {
        PasswordHashTest test = Test(hash, "x");

        Assert.Null(test.Verified);
        Assert.StartsWith(message, test.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("U*U*", true)]
    [InlineData("ä", null)]
    public static void Revision2x_IsVerifiedForAsciiAlone(string password, bool? verified)
    {
        PasswordHashTest test = Test("$2x$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK", password);

        Assert.Equal((PasswordHashKind.Bcrypt2x, verified), (test.Kind, test.Verified));
        Assert.Contains(test.Issues, issue => issue.RuleId == "PasswordHashFlawed");
    }

    [Theory]
    [InlineData("""{"type":"password-bcrypt","value":"$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"}""", "U*U*")]
    [InlineData("""{"type":"password-md5","value":"900150983cd24fb0d6963f7d28e17f72"}""", "abc")]
    [InlineData("""{"type":"password-sha-256","value":"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="}""", "abc")]
    [InlineData("""{"type":"password-crypt-des","value":"CCNf8Sbh3HDfQ"}""", "U*U*U*U*")]
    [InlineData("""{"type":"password-phpass-md5","value":"$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"}""", "test12345")]
    public static void Envelope_IsVerifiedByItsValue(string envelope, string password)
    {
        PasswordHashTest test = Test(envelope, password);

        Assert.Equal(("envelope", true), (test.Encoding, test.Verified ?? false));
        Assert.StartsWith("password-", test.Type, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"password-bcrypt","value":"x"}""")]
    [InlineData("""{"type":"password-crypt-sha512","value":"$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"}""")]
    public static void FalseEnvelope_IsNotPlausible(string envelope)
    {
        PasswordHashTest test = Test(envelope, "x");

        Assert.False(test.IsPlausible);
        Assert.Null(test.Verified);
    }

    [Fact]
    public static void DamagedHash_SaysWhatIsWrongAndIsNotVerified()
    {
        PasswordHashTest test = Test(KnownHashes.All[0].Hash[..59], "U*U");

        Assert.False(test.IsPlausible);
        Assert.Null(test.Verified);
        Assert.Null(test.Type);
        Assert.Contains("59 characters instead of 60", test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void EveryKindIsTriedByTheseOrByOtherPrograms()
    {
        string[] elsewhere =
        [
            PasswordHashKind.Bcrypt2x, PasswordHashKind.BcryptSha256, PasswordHashKind.BcryptWordPress, PasswordHashKind.Argon2d,
            PasswordHashKind.Yescrypt, PasswordHashKind.Pbkdf2Sha512, PasswordHashKind.PhpassSha512Md5, PasswordHashKind.SunMd5,
            PasswordHashKind.Sha1Crypt, PasswordHashKind.MsSqlSha1, PasswordHashKind.MsSqlSha512, PasswordHashKind.Sha384,
            PasswordHashKind.Sha512, PasswordHashKind.Md5SaltedRight, PasswordHashKind.Sha1SaltedRight,
            PasswordHashKind.Sha256SaltedRight, PasswordHashKind.Sha384SaltedRight, PasswordHashKind.Sha512SaltedRight,
            PasswordHashKind.Sha224Hex, PasswordHashKind.Sha384Hex, PasswordHashKind.Sha512Hex, PasswordHashKind.Md5Base64,
            PasswordHashKind.Sha1Base64, PasswordHashKind.Sha384Base64, PasswordHashKind.Sha512Base64,
            PasswordHashKind.DigestWithSalt, PasswordHashKind.Unknown,
        ];

        Assert.Equal(
            PasswordTypeMap.Kinds.Order(StringComparer.Ordinal),
            KnownHashes.All.Select(known => known.Kind).Concat(elsewhere).Distinct().Order(StringComparer.Ordinal));
    }

    private static PasswordHashTest Test(string hash, string password) =>
        PasswordHashTester.Test(hash, Encoding.UTF8.GetBytes(password), s_table);
}
