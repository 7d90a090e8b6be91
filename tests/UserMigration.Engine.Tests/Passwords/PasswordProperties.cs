using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>What must hold for any text, and for whatever becomes of a hash on its way through other systems.</summary>
public static class PasswordProperties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(10_000).WithReplay(20_260_102UL, 30_405UL);

    private static readonly PasswordTypeMap s_table = StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap();

    private static readonly AttributeTransform s_clearText = BuiltInTransforms.Find("Password", allowClearText: true, s_table)!;

    private static readonly AttributeTransform s_strict = BuiltInTransforms.Find("Password", allowClearText: false, s_table)!;

    private static readonly MigrationRecord s_record = Records.Of(("password", null));

    [Fact]
    public static void AnyText_IsToldWithoutAThrow_AndNeverSentAsItIsUnlessAllowed()
    {
        Gen<string> text = Gen.OneOf(
            ArbMap.Default.ArbFor<NonNull<string>>().Generator.Select(one => one.Get),
            Gen.Elements("$", "{", "}", ":", ",", "=", "*", "0x", "$2b$", "$argon2id$v=19$m=", "$5$rounds=", "$7$", "$y$", "$md5,", "$bcrypt-sha256$",
                    "pbkdf2_sha256$", "pbkdf2:", "scrypt:", "scrypt$", "{SSHA}", "{CRYPT}", "{PBKDF2}", "{PKCS5S2}", "crypt$", "bcrypt_sha256$", "U$S$",
                    "$wp$", "$3$$", "$sha1$", "AAAA", "AQAA", "e9b7", "10", "ab", "/", ".", " ", "{\"type\":\"", "password-bcrypt", "\",\"value\":\"", "\"}")
                .ArrayOf().Select(string.Concat));

        Prop.ForAll(text.ToArbitrary(), IsTold).Check(s_config);
    }

    [Fact]
    public static void WhatIsLeftOfAHash_IsNeverSentAsClearText()
    {
        foreach ((string kind, string hash) in Hashes())
        {
            // What is left of a DES hash or of bare base64 is as any password; of another it is a hash down to half of it.
            int least = kind == PasswordHashKind.DesCrypt ? hash.Length
                : kind.EndsWith("-base64", StringComparison.Ordinal) ? 40
                : Math.Max((hash.Length / 2) + 1, 20);
            for (int length = least; length <= hash.Length; length++)
            {
                AssertNotClearText(kind, hash[..length]);
            }
        }
    }

    [Fact]
    public static void AChangedHash_IsNeverSentAsClearText()
    {
        foreach ((string kind, string hash) in Hashes().Where(item => item.Kind != PasswordHashKind.DesCrypt))
        {
            for (int i = StartOf(hash); i < hash.Length; i++)
            {
                foreach (char other in kind.EndsWith("-base64", StringComparison.Ordinal) ? "a0Z" : "a0Z!# ü\0")
                {
                    AssertNotClearText(kind, hash[..i] + other + hash[(i + 1)..]);
                }
            }
        }
    }

    [Fact]
    public static void BlanksAround_NeverMakeClearTextOfAHash()
    {
        foreach ((string kind, string hash) in Hashes())
        {
            AssertNotClearText(kind, " " + hash);
            AssertNotClearText(kind, hash + "\r\n");
            AssertNotClearText(kind, "\u00a0" + hash + "\t");
        }
    }

    [Fact]
    public static void ALostOrDoubledCharacter_IsFound()
    {
        foreach ((string kind, string hash) in Hashes().Where(item => IsOfOneLength(item.Kind)))
        {
            for (int i = StartOf(hash); i < hash.Length; i++)
            {
                // Base64 does without its padding.
                Assert.False(hash[i] != '=' && PasswordHashes.Recognise(hash.Remove(i, 1)).IsPlausible, $"{kind} without {i}");
                Assert.False(PasswordHashes.Recognise(hash.Insert(i, "a")).IsPlausible, $"{kind} with one more at {i}");
            }
        }
    }

    private static bool IsTold(string text)
    {
        string kind = StoreTargets.Envelopes.KindOf(text);
        PasswordHash hash = PasswordHashes.Recognise(text);
        PasswordHashTest test = PasswordHashTester.Test(text, null, s_table);
        MigrationIssue? fault = s_strict.Apply(text, s_record, out object? result);
        return (fault is { Severity: IssueSeverity.Error } || result is not string { Length: > 0 })
            && (kind == PasswordHashKind.ClearText) == (hash.Kind == PasswordHashKind.ClearText && !kind.Contains("envelope", StringComparison.Ordinal))
            && (test.Kind == hash.Kind || test.Encoding == "envelope");
    }

    private static IEnumerable<(string Kind, string Hash)> Hashes() => KnownHashes.All
        .Select(known => (known.Kind, known.Hash))
        .Append((Kind: PasswordHashKind.Bcrypt, Hash: KnownHashes.Bcrypt))
        .Append((Kind: PasswordHashKind.Phpass, Hash: KnownHashes.GuidePhpass))
        .DistinctBy(item => item.Hash);

    private static int StartOf(string hash) => hash.LastIndexOfAny(['$', '}', '*']) + 1;

    private static bool IsOfOneLength(string kind) =>
        kind is PasswordHashKind.Bcrypt or PasswordHashKind.Phpass or PasswordHashKind.PhpassSha512 or PasswordHashKind.Md5Crypt
            or PasswordHashKind.Apr1Crypt or PasswordHashKind.Sha256Crypt or PasswordHashKind.Sha512Crypt or PasswordHashKind.NtHash
            or PasswordHashKind.Md5 or PasswordHashKind.Sha1 or PasswordHashKind.Sha256;

    private static void AssertNotClearText(string kind, string text)
    {
        MigrationIssue? fault = s_clearText.Apply(text, s_record, out object? result);

        Assert.True(fault is { Severity: IssueSeverity.Error } || result is not string, $"{kind}: {text}");
    }
}
