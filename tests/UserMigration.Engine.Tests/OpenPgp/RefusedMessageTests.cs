using System;
using System.Text;
using Xunit;
using static UserMigration.Engine.Tests.OpenPgp.HandMadeMessage;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>Files that are refused, each with an id of its own and without a file under the final name.</summary>
public sealed class RefusedMessageTests : IDisposable
{
    private readonly ProtectedFolder _folder = new ProtectedFolder();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Refused() => new TheoryData<string, string>
    {
        { "OpenPgpNoIntegrity", Hex(SessionKey(), Unprotected(Literal("x"))) },
        { "OpenPgpAead", Hex(SessionKey(5, 9, 2, 3, 8)) },
        { "OpenPgpAead", Hex(SessionKey(6, 14, 9, 1, 3, 8)) },
        { "OpenPgpAead", Hex(SessionKey(), Packet(20, [1, 9, 2, 16])) },
        { "OpenPgpAead", Hex(SessionKey(), Packet(18, [2, 9, 2, 6])) },
        { "OpenPgpAead", Hex(Packet(1, [6, 1, 2, 3, 4, 5, 6, 7, 8, 9])) },
        { "OpenPgpKeyNeeded", Hex(Packet(1, [3, 1, 2, 3, 4, 5, 6, 7, 8, 1]), Protected(Literal("x"))) },
        { "OpenPgpUnsupported", Hex(SessionKey(4, 99), Protected(Literal("x"))) },
        { "OpenPgpUnsupported", Hex(SessionKey(4, 7, 4, 1, 2, 3), Protected(Literal("x"))) },
        { "OpenPgpUnsupported", Hex(SessionKey(4, 7, 0, 99), Protected(Literal("x"))) },
        { "OpenPgpUnsupported", Hex(Protected(Literal("x"))) },
        { "OpenPgpUnsupported", Hex(SessionKey(), Packet(18, [3, 1])) },
        { "OpenPgpUnsupported", Hex(Message(Packet(8, [9, 1, 2]))) },
        { "OpenPgpNested", Hex(Message(Compressed(Compressed(Literal("x"))))) },
        { "OpenPgpNested", Hex(Message(Message(Literal("x")))) },
        { "OpenPgpNested", Hex(Message(Compressed(Message(Literal("x"))))) },
        { "OpenPgpMalformed", Hex(Message(Literal("x"), Literal("y"))) },
        { "OpenPgpMalformed", Hex(Message(Literal("x")), Message(Literal("y"))) },
        { "OpenPgpMalformed", Hex(Message(Literal("x")), [10]) },
        { "OpenPgpMalformed", Hex(Message([1, 2, 3])) },
        { "OpenPgpMalformed", Hex(Message()) },
        { "OpenPgpCut", Hex(SessionKey()) },
        { "OpenPgpCut", Hex(Message(Literal("x")).AsSpan(0, Message(Literal("x")).Length - 1).ToArray()) },
        { "OpenPgpNotEncrypted", Hex(Packet(8, [1, 2, 3])) },
        { "OpenPgpNotEncrypted", Hex(Packet(4, [3, 0, 8, 1])) },
        { "OpenPgpNotEncrypted", Hex(Encoding.ASCII.GetBytes("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nemail\n")) },
        { "OpenPgpNotRecognized", Hex(Encoding.ASCII.GetBytes("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZ\n")) },
        { "OpenPgpNotRecognized", Hex(Packet(6, [4, 1, 2, 3, 4, 22])) },
        { "OpenPgpNotRecognized", Hex(Encoding.ASCII.GetBytes("email\na@example.com\n")) },
        { "OpenPgpNotRecognized", string.Empty },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Message_IsRefused(string errorId, string message)
    {
        _folder.Create("users.csv.gpg", Convert.FromHexString(message));

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("users.csv.gpg", "users.csv", Passphrase));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Equal(["users.csv.gpg"], _folder.Files);
    }

    [Theory]
    [InlineData("is encrypted in the mode AEAD (OCB), which this module does not read. Decrypt it with gpg --decrypt (2.3 or later), or ask", 3, 5, 9, 2, 3, 8)]
    [InlineData("is encrypted in the mode AEAD (EAX) of RFC 9580, which neither this module nor gpg reads. Decrypt it with the program that created it, or ask", 3, 6, 14, 9, 1, 3, 8)]
    [InlineData("is encrypted in the mode AEAD of RFC 9580, which neither", 1, 6, 1, 2, 3, 4, 5, 6, 7, 8, 9)]
    [InlineData("is encrypted in the mode AEAD (GCM) of RFC 9580, which neither", 18, 2, 9, 3, 6)]
    [InlineData("has no session key, which this module does not support. Decrypt it with the program that created it, or ask", 18, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)]
    public void MessageThatOnlyOthersRead_IsRefusedWithAProgramThatReadsIt(string said, int tag, params int[] body)
    {
        _folder.Create("users.csv.gpg", Packet(tag, Array.ConvertAll(body, number => (byte)number)));

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("users.csv.gpg", "users.csv", Passphrase));

        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("with Argon2,", 4, 7, 4, 1, 2, 3)]
    [InlineData("with the unknown method 7,", 4, 7, 7, 1, 2, 3)]
    [InlineData("with the unknown digest 99,", 4, 7, 0, 99)]
    public void UnknownDerivationOfTheKey_IsNamed(string said, params int[] session)
    {
        _folder.Create("users.csv.gpg", Join(Packet(3, Array.ConvertAll(session, number => (byte)number)), Protected(Literal("x"))));

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("users.csv.gpg", "users.csv", Passphrase));

        Assert.Contains("derives its key from the passphrase " + said, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HandMadeMessage_IsRead()
    {
        _folder.Create("users.csv.gpg", Message(Compressed(Literal("email\n"))));

        _folder.Unprotect("users.csv.gpg", "users.csv", Passphrase);

        Assert.Equal("email\n", Encoding.UTF8.GetString(_folder.Read("users.csv")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_384)]
    [InlineData(50_000)]
    public void SecondArmoredMessage_IsNotLeftOutSilently(int between)
    {
        _folder.Create("a.csv", "email\n");
        _folder.Protect("a.csv", "a.asc", Passphrase, isArmored: true);
        string message = Encoding.ASCII.GetString(_folder.Read("a.asc"));
        _folder.Create("both.asc", message + new string('-', between) + message);

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("both.asc", "both.csv", Passphrase));

        Assert.Equal("OpenPgpMalformed", exception.ErrorId);
        Assert.DoesNotContain("both.csv", _folder.Files);
    }

    [Theory]
    [InlineData("\n--\nAnna\n")]
    [InlineData("\r\n\r\n-----BEGIN CERTIFICATE-----\n")]
    public void TextAfterAnArmoredMessage_IsIgnored(string text)
    {
        _folder.Create("a.csv", "email\n");
        _folder.Protect("a.csv", "a.asc", Passphrase, isArmored: true);
        _folder.Create("mail.asc", Encoding.ASCII.GetString(_folder.Read("a.asc")) + text);

        _folder.Unprotect("mail.asc", "b.csv", Passphrase);

        Assert.Equal(_folder.Read("a.csv"), _folder.Read("b.csv"));
    }

    [Theory]
    [InlineData("another passphrase", "PassphraseWrong")]
    [InlineData("", "PassphraseEmpty")]
    [InlineData(null, "PassphraseMissing")]
    public void Passphrase_IsRefused(string? passphrase, string errorId)
    {
        _folder.Create("users.csv.gpg", Message(Literal("x")));

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("users.csv.gpg", "users.csv", passphrase));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Equal(["users.csv.gpg"], _folder.Files);
    }

    private static string Hex(params byte[][] parts) => Convert.ToHexString(Join(parts));
}
