using System;
using System.Linq;
using System.Net;
using UserMigration.Engine.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>Passphrases of random words, and weak ones.</summary>
public static class PassphraseTests
{
    [Fact]
    public static void List_HasTwoToThePowerOfElevenDistinctShortWords()
    {
        string[] words = PassphraseGenerator.GetWords();

        Assert.Equal(1 << PassphraseGenerator.BitsPerWord, words.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
        Assert.All(words, word => Assert.Matches("^[a-z]{3,8}$", word));
    }

    [Fact]
    public static void ShortWords_DifferInMoreThanALetter()
    {
        string[] words = PassphraseGenerator.GetWords().Where(word => word.Length <= 5).ToArray();

        Assert.DoesNotContain(words, word => words.Any(other => other.Length == word.Length && word.Zip(other, (a, b) => a == b ? 0 : 1).Sum() == 1));
    }

    [Fact]
    public static void EachWord_IsFoundSoonerOrLater()
    {
        string[] found = Enumerable.Range(0, 80).SelectMany(_ => Text(PassphraseGenerator.Create(500, "-")).Split('-')).Distinct(StringComparer.Ordinal).ToArray();

        Assert.Equal(1 << PassphraseGenerator.BitsPerWord, found.Length);
    }

    [Theory]
    [InlineData("anchor velvet magnet tunnel oxygen\n")]
    [InlineData("anchor velvet magnet tunnel oxygen\r\n")]
    [InlineData("anchor\tvelvet magnet tunnel oxygen")]
    [InlineData("anchor\0velvet magnet tunnel oxygen")]
    [InlineData("anchor velvet \uFFFD magnet tunnel")]
    public static void PassphraseThatNobodyCanEnter_IsRefused_AndNotRepeated(string passphrase)
    {
        using ProtectedFolder folder = new ProtectedFolder();
        folder.Create("users.csv", "email\n");

        MigrationException exception = Assert.Throws<MigrationException>(() => folder.Protect("users.csv", "users.csv.gpg", passphrase));

        Assert.Equal("PassphraseInvalid", exception.ErrorId);
        Assert.DoesNotContain("anchor", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["users.csv"], folder.Files);
    }

    [Fact]
    public static void TwoPassphrases_Differ() => Assert.NotEqual(Text(PassphraseGenerator.Create(6, " ")), Text(PassphraseGenerator.Create(6, " ")));

    [Fact]
    public static void CreatedPassphrase_IsNotWeak() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Null(PassphraseStrength.FindWeakness(ProtectedFolder.Bytes(Text(PassphraseGenerator.Create(5, "-"))))));

    [Theory]
    [InlineData("horse", "fewer than 12 characters")]
    [InlineData("Tr0ub4dor&3", "fewer than 12 characters")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "fewer than 6 different")]
    [InlineData("Password123!", "a word that is often used")]
    [InlineData("welcome-2026-welcome", "a word that is often used")]
    [InlineData("qwertyuiopasdfghjkl", "a sequence")]
    [InlineData("123456789012345", "a sequence")]
    [InlineData("abcdefghijklmnop", "a sequence")]
    [InlineData("31.12.1999 18:07", "too few")]
    [InlineData("purple monkey banana", "too few words")]
    public static void WeakPassphrase_IsFound(string passphrase, string reason)
    {
        string? weakness = PassphraseStrength.FindWeakness(ProtectedFolder.Bytes(passphrase));

        Assert.Contains(reason, weakness, StringComparison.Ordinal);
        Assert.DoesNotContain(passphrase, weakness, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anchor-velvet-magnet-tunnel-oxygen")]
    [InlineData("k9#Vq2!mZr7&Lw")]
    [InlineData("correct horse battery staple again")]
    [InlineData("Жук ест морковку на даче ночью")]
    public static void OtherPassphrase_IsNotCalledWeak(string passphrase) => Assert.Null(PassphraseStrength.FindWeakness(ProtectedFolder.Bytes(passphrase)));

    private static string Text(System.Security.SecureString passphrase) => new NetworkCredential(string.Empty, passphrase).Password;
}
