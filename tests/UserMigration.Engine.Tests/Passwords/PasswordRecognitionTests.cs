using System;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Passwords;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>What a hash says of itself.</summary>
public static class PasswordRecognitionTests
{
    private const string Bcrypt = "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

    [Theory]
    [InlineData("$6,rounds=9000$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1", "unknown-hash")]
    [InlineData("$1,x$28772684$iEwNOgGugqO9.bIz5sk8k/", "unknown-hash")]
    [InlineData("$pbkdf2-sha256,x$29000$c2FsdHNhbHQ$Y2FsbGVkLXlvdS1hLWRpZ2VzdC1vZi0zMi1ieXRlcw", "unknown-hash")]
    [InlineData("$md5,rounds=904$2TobIzbEdvrF0owCO2Nw2g==", "sun-md5")]
    [InlineData("$md5-rounds=904$salt$$digest", "sun-md5")]
    [InlineData("$md5;rounds=904$salt$$digest", "sun-md5")]
    [InlineData("{PBKDF2}$pbkdf2-sha256$29000$c2FsdHNhbHQ$Y2FsbGVkLXlvdS1hLWRpZ2VzdC1vZi0zMi1ieXRlcw", "pbkdf2-sha256")]
    [InlineData("{PBKDF2}$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "bcrypt")]
    [InlineData("{PBKDF2}$", "pbkdf2-sha1")]
    public static void MarkWithMoreThanItsName_IsNoOtherKind(string text, string kind) => Assert.Equal(kind, PasswordHashes.Recognise(text).Kind);

    [Theory]
    [InlineData("$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/", "phpass", "phpass (iterations=8192)")]
    [InlineData("$H$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", "phpass", "phpass (iterations=2048)")]
    [InlineData("$S$C33783772bRXEx1aCsvY.dqgaaSu76XmVlKrW9Qu8IQlvxHlmzLf", "Drupal 7", "phpass-sha512 (iterations=16384)")]
    [InlineData("U$S$C33783772bRXEx1aCsvY.dqgaaSu76XmVlKrW9Qu8IQlvxHlmzLf", "Drupal 7", "phpass-sha512-md5 (iterations=16384)")]
    [InlineData(Bcrypt, "crypt", "bcrypt (cost=10)")]
    [InlineData("{CRYPT}" + Bcrypt, "LDAP {CRYPT}", "bcrypt (cost=10)")]
    [InlineData("{bcrypt}" + Bcrypt, "LDAP {BCRYPT}", "bcrypt (cost=10)")]
    [InlineData("{BLF-CRYPT}" + Bcrypt, "LDAP {BLF-CRYPT}", "bcrypt (cost=10)")]
    [InlineData("bcrypt$" + Bcrypt, "Django", "bcrypt (cost=10)")]
    [InlineData("bcrypt_sha256$" + Bcrypt, "Django", "bcrypt-sha256 (cost=10)")]
    [InlineData("$wp" + Bcrypt, "WordPress", "bcrypt-wordpress (cost=10)")]
    [InlineData("$bcrypt-sha256$v=2,t=2b,r=12$n79VH.0Q2TMWmt3Oqt9uku$Kq4Noyk3094Y2QlB8NdRT8SvGiI4ft2", "passlib 2", "bcrypt-sha256 (cost=12)")]
    [InlineData("$bcrypt-sha256$2a,12$LrmaIX5x4TRtAwEfwJZa1.$2ehnw6LvuIUTM0iz4iz9hTxv21B6KFO", "passlib 1", "bcrypt-sha256 (cost=12)")]
    [InlineData("{ARGON2}$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "LDAP {ARGON2}", "argon2id (version=19, memoryKiB=65536, iterations=2, parallelism=1, saltBytes=8, digestBytes=32)")]
    [InlineData("argon2$argon2i$v=19$m=512,t=2,p=2$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA", "Django", "argon2i (version=19, memoryKiB=512, iterations=2, parallelism=2, saltBytes=8, digestBytes=32)")]
    [InlineData("$argon2d$m=512,t=2,p=2$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA", "PHC", "argon2d (version=16, memoryKiB=512, iterations=2, parallelism=2, saltBytes=8, digestBytes=32)")]
    [InlineData("$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI", "PHC", "scrypt (n=16384, r=8, p=1, saltBytes=14, digestBytes=32)")]
    [InlineData("$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDevf9YDtcDdKvEqHJLV8D", "crypt", "scrypt (n=16384, r=8, p=1, saltBytes=14, digestBytes=32)")]
    [InlineData("scrypt$seasalt$16384$8$5$ECMIUp+LMxMSK8xB/IVyba+KYGTI7FTnet025q/1f/vBAVnnP3hdYqJuRi+mJn6ji6ze3Fbb7JEFPKGpuEf5vw==", "Django", "scrypt (n=16384, r=8, p=5, saltBytes=7, digestBytes=64)")]
    [InlineData("scrypt:32768:8:1$salt$fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162", "Werkzeug", "scrypt (n=32768, r=8, p=1, saltBytes=4, digestBytes=32)")]
    [InlineData("$pbkdf2-sha256$29000$c2FsdHNhbHQ$VawEblYwieb8FpHCJEtgX5QYUhZt3gRl5oudV9INrLw", "passlib", "pbkdf2-sha256 (iterations=29000, saltBytes=8, digestBytes=32)")]
    [InlineData("$pbkdf2-sha256$i=600000,l=32$c2FsdHNhbHQ$VawEblYwieb8FpHCJEtgX5QYUhZt3gRl5oudV9INrLw", "PHC", "pbkdf2-sha256 (iterations=600000, saltBytes=8, digestBytes=32)")]
    [InlineData("{PBKDF2-SHA256}29000$c2FsdHNhbHQ$VawEblYwieb8FpHCJEtgX5QYUhZt3gRl5oudV9INrLw", "LDAP {PBKDF2-SHA256}", "pbkdf2-sha256 (iterations=29000, saltBytes=8, digestBytes=32)")]
    [InlineData("{PBKDF2}10000$c2FsdHNhbHQ$DGDID5YfDnHzqbUkrzASBi/gN6Y", "LDAP {PBKDF2}", "pbkdf2-sha1 (iterations=10000, saltBytes=8, digestBytes=20)")]
    [InlineData("pbkdf2_sha1$10000$seasalt$DGDID5YfDnHzqbUkrzASBi/gN6Y=", "Django", "pbkdf2-sha1 (iterations=10000, saltBytes=7, digestBytes=20)")]
    [InlineData("pbkdf2:sha256:600000$salt$fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162", "Werkzeug", "pbkdf2-sha256 (iterations=600000, saltBytes=4, digestBytes=32)")]
    [InlineData("sha1$$cff36ea83f5706ce9aa7454e63e431fc726b2dc8", "Django", "sha1 (digestBytes=20)")]
    [InlineData("crypt$$CCNf8Sbh3HDfQ", "Django", "des-crypt")]
    [InlineData("{CRYPT}CCNf8Sbh3HDfQ", "LDAP {CRYPT}", "des-crypt")]
    [InlineData("{ssha}qZk+NkcGgWq6PiVxeFDCbJzQ2J0AAQID", "LDAP {SSHA}", "sha1-salted-right (saltBytes=4, digestBytes=20)")]
    [InlineData("0x01004086CEB6BF932BC4151A1AF1F13CD17301D70816A8886908", "SQL Server", "mssql-sha1 (saltBytes=4, digestBytes=20)")]
    [InlineData("$y$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX6M94c7o.9agCG9G317fhZg9SqC.5i5rd.RhAtQ7", "crypt", "yescrypt (saltBytes=22)")]
    [InlineData("$md5,rounds=904$Vc3VgyFx44iS8.Yu$Scf90iLWN6O6mT9TA06NK/", "crypt", "sun-md5")]
    public static void Hash_SaysKindAndParameters(string text, string encoding, string description)
    {
        PasswordHash hash = PasswordHashes.Recognise(text);

        Assert.Equal((description, encoding), (hash.ToString(), hash.Encoding));
        Assert.True(hash.IsPlausible);
        Assert.False(hash.IsAmbiguous);
        Assert.Equal(hash.Kind, StoreTargets.Envelopes.KindOf(text));
    }

    [Theory]
    [InlineData("CCNf8Sbh3HDfQ", "des-crypt")]
    [InlineData("summersummer2", "des-crypt")]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf99", "md5-hex")]
    [InlineData("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8", "sha1-hex")]
    [InlineData("X03MO1qnZdYdgyfeuILPmQ==", "md5-base64")]
    [InlineData("X03MO1qnZdYdgyfeuILPmQ", "md5-base64")]
    [InlineData("W6ph5Mm5Pz8GgiULbPgzG37mj9g=", "sha1-base64")]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf99:Zx5", "digest-with-salt")]
    public static void WhatSaysNothingOfItself_IsAmbiguous(string text, string kind)
    {
        PasswordHash hash = PasswordHashes.Recognise(text);

        Assert.Equal((kind, true), (hash.Kind, hash.IsAmbiguous));
        Assert.Equal(kind, StoreTargets.Envelopes.KindOf(text));
    }

    [Fact]
    public static void AspNetIdentity_IsRecognisedInBothVersions()
    {
        byte[] second = new byte[49];
        byte[] third = new byte[13 + 16 + 32];
        third[0] = 1;
        third[4] = 1;
        third[7] = 0x27;
        third[8] = 0x10;
        third[12] = 16;

        Assert.Equal(
            "pbkdf2-sha1 (iterations=1000, saltBytes=16, digestBytes=32)", PasswordHashes.Recognise(Convert.ToBase64String(second)).ToString());
        Assert.Equal(
            "pbkdf2-sha256 (iterations=10000, saltBytes=16, digestBytes=32)", PasswordHashes.Recognise(Convert.ToBase64String(third)).ToString());
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("correct horse battery staple")]
    [InlineData("12345678")]
    [InlineData("true")]
    [InlineData("mypassword123")]
    [InlineData("p4$$word!")]
    [InlineData("$ecret")]
    [InlineData("{hello world}")]
    [InlineData("*****")]
    [InlineData("bcryptfan")]
    [InlineData("sha1 is broken: do not use it")]
    [InlineData("Tr0ub4dor&3-Tr0ub4dor&3-Tr0ub4dor&3")]
    [InlineData(" ")]
    [InlineData("ÄÖÜ")]
    public static void ClearText_IsNoHash(string text)
    {
        Assert.Equal(PasswordHashKind.ClearText, StoreTargets.Envelopes.KindOf(text));
        Assert.False(PasswordHashes.Recognise(text).IsPlausible);
    }

    [Theory]
    [InlineData("{SM3}abc")]
    [InlineData("$x$abc")]
    [InlineData("pbkdf2_sha384$1000$salt$abcdef")]
    [InlineData("SCRAM-SHA-256$4096:c2FsdA==$abc:def")]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf995f4dcc")]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf9")]
    [InlineData("0x5f4dcc3b5aa765d61d8327deb882cf995f4dcc3b")]
    public static void UnknownHash_IsSeenByItsForm(string text) =>
        Assert.Equal(PasswordHashKind.Unknown, StoreTargets.Envelopes.KindOf(text));

    [Theory]
    [InlineData("", "blank")]
    [InlineData(null, "blank")]
    [InlineData("""{"type":"password-bcrypt","value":"x"}""", "envelope:password-bcrypt")]
    [InlineData(""" {"type":"password-md5","value":"x"}""", "envelope:password-md5")]
    [InlineData("""{"type":"secret","value":"x"}""", "envelope:other")]
    [InlineData("{}", "envelope:other")]
    [InlineData("""{"type":"password-bcrypt","value""", "damaged:envelope")]
    [InlineData("$2b$10$tooshort", "damaged:bcrypt")]
    [InlineData("$P$BiAsT/abBIA/kaq92jKtNlISWom0IB", "damaged:phpass")]
    [InlineData("{SSHA}qZk+", "damaged:sha1-salted-right")]
    [InlineData("{CRYPT}short", "damaged:des-crypt")]
    public static void KindOf_CountsWhatIsNoHashToo(string? text, string kind) => Assert.Equal(kind, StoreTargets.Envelopes.KindOf(text));

    [Theory]
    [InlineData("$2b$03$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "cost that is not from 04 to 31")]
    [InlineData("$2b$32$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "cost that is not from 04 to 31")]
    [InlineData("$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ012345", "61 characters instead of 60")]
    [InlineData("$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ0123!", "characters that bcrypt does not use")]
    [InlineData("$2c$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", null)]
    [InlineData("$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "RFC 9106")]
    [InlineData("$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "RFC 9106")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=16777216$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "RFC 9106")]
    [InlineData("$argon2id$v=18$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "RFC 9106")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=1$c2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "too short")]
    [InlineData("$scrypt$ln=0,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI", "RFC 7914")]
    [InlineData("$scrypt$ln=16,r=1,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI", "RFC 7914")]
    [InlineData("scrypt$seasalt$16383$8$5$ECMIUp+LMxMSK8xB/IVyba+KYGTI7FTnet025q/1f/vBAVnnP3hdYqJuRi+mJn6ji6ze3Fbb7JEFPKGpuEf5vw==", "RFC 7914")]
    [InlineData("$pbkdf2-sha256$0$c2FsdHNhbHQ$VawEblYwieb8FpHCJEtgX5QYUhZt3gRl5oudV9INrLw", "number of iterations")]
    [InlineData("pbkdf2_sha256$1e5$seasalt$VawEblYwieb8FpHCJEtgX5QYUhZt3gRl5oudV9INrLw=", "number of iterations")]
    [InlineData("pbkdf2_sha256$10000$$VawEblYwieb8FpHCJEtgX5QYUhZt3gRl5oudV9INrLw=", "salt or a digest")]
    [InlineData("$6$rounds=999$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1", "rounds that is not from 1000 to 999999999")]
    [InlineData("$6$saltstringsaltstr$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1", "more than 16")]
    [InlineData("$1$saltsalts$iEwNOgGugqO9.bIz5sk8k/", "more than 8")]
    [InlineData("$P$4IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", "2^7 to 2^30")]
    [InlineData("{SHA}qZk+NkcGgWq6PiVxeFDCbJzQ2J1=", "digest of the wrong size")]
    public static void DamagedHash_SaysWhatIsWrong(string text, string? what)
    {
        PasswordHash hash = PasswordHashes.Recognise(text);

        Assert.False(hash.IsPlausible);
        if (what is not null)
        {
            MigrationIssue issue = Assert.Single(hash.Issues);
            Assert.Equal(("PasswordHashShape", IssueSeverity.Error), (issue.RuleId, issue.Severity));
            Assert.Contains(what, issue.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("$2b$07$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234")]
    [InlineData("$2b$16$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234")]
    [InlineData("$pbkdf2-sha256$999$c2FsdHNhbHQ$VawEblYwieb8FpHCJEtgX5QYUhZt3gRl5oudV9INrLw")]
    [InlineData("$scrypt$ln=9,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    public static void UnusualCost_IsAWarning(string text)
    {
        PasswordHash hash = PasswordHashes.Recognise(text);

        Assert.True(hash.IsPlausible);
        Assert.Equal(("PasswordHashCost", IssueSeverity.Warning), (hash.Issues[0].RuleId, hash.Issues[0].Severity));
    }

    [Fact]
    public static void BlanksAround_AreDamage() => Assert.All(
        KnownHashes.All.SelectMany(known => (string[])[" " + known.Hash, known.Hash + " ", known.Hash + "\n", "\t" + known.Hash + "\r"]),
        text => Assert.Equal("PasswordHashShape", PasswordHashes.Recognise(text).Issues[^1].RuleId));

    [Fact]
    public static void KindOfAWholeBcryptHash_CostsNoAllocation()
    {
        StoreTargets.Envelopes.KindOf(Bcrypt);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            StoreTargets.Envelopes.KindOf(Bcrypt);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
