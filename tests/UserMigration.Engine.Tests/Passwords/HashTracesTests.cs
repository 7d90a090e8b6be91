using System;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>What is never a password that somebody typed: hashes in a wrapper, and marks of accounts without a password.</summary>
public static class HashTracesTests
{
    private const string Bcrypt = "$2y$10$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi";
    private const string Sha512Crypt = "$6$abcdefgh$0123456789abcdefABCDEF./0123456789abcdefABCDEF./0123456789abcdefABCDEF./0123456789abcdefABCD";
    private const string Digest = "5f4dcc3b5aa765d61d8327deb882cf99";

    [Theory]
    [InlineData("name:" + Bcrypt)]
    [InlineData("\"" + Bcrypt + "\"")]
    [InlineData("'" + Bcrypt + "'")]
    [InlineData("[" + Bcrypt + "]")]
    [InlineData("bcrypt " + Bcrypt)]
    [InlineData("!" + Sha512Crypt)]
    [InlineData("!!" + Sha512Crypt)]
    [InlineData("U$P$B12345678abcdefghijklmnopqrstu.")]
    [InlineData("M$P$B12345678abcdefghijklmnopqrstu.")]
    [InlineData("x{SSHA}MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1u")]
    [InlineData("\"" + Digest + "\"")]
    [InlineData("name:" + Digest)]
    [InlineData(":B:1a2b3c4d:" + Digest)]
    [InlineData(":A:" + Digest)]
    [InlineData(":pbkdf2:sha512:30000:64:c2FsdHNhbHQ=:aGFzaGhhc2g=")]
    [InlineData("400$8$1b$0123456789abcdef$0123456789abcdef0123456789abcdef")]
    [InlineData("S:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789AB")]
    [InlineData("S:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789AB;H:0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("(GDz0lEe8dxnhTjGoZOQf)")]
    [InlineData(": e1NTSEF9TURFeU16UTFOamM0T1dGaVkyUmxabWRvYVdwcmJHMXU=")]
    [InlineData("6f8c114b58f2ce9e")]
    [InlineData("*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19")]
    public static void HashInAnyWrapper_IsNeverSentAsClearText(string text)
    {
        MigrationRecord record = Convert(text, allowClearText: true, out object? password);

        Assert.Null(password);
        MigrationIssue issue = record.Issues.Single();
        Assert.Equal(IssueSeverity.Error, issue.Severity);
        Assert.DoesNotContain("-AllowClearTextPassword", issue.Recommendation, StringComparison.Ordinal);
        Assert.DoesNotContain(text, issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("*")]
    [InlineData("!!")]
    [InlineData("x")]
    [InlineData("NULL")]
    [InlineData("(null)")]
    [InlineData("\\N")]
    [InlineData("********")]
    [InlineData("••••••••")]
    [InlineData("*LK*")]
    [InlineData(" ! ")]
    [InlineData("!0123456789abcdefghijABCDEFGHIJ0123456789")]
    public static void MarkOfAnAccountWithoutAPassword_IsNone(string text)
    {
        foreach (bool allowClearText in new[] { true, false })
        {
            MigrationRecord record = Convert(text, allowClearText, out object? password);

            Assert.Null(password);
            Assert.Equal(("PasswordMarker", IssueSeverity.Warning, true), (record.Issues.Single().RuleId, record.Issues.Single().Severity, record.IsValid));
        }
    }

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("$ecret!")]
    [InlineData("a$1$b")]
    [InlineData("{curly")]
    [InlineData("null")]
    [InlineData("(G)")]
    [InlineData("!important!")]
    [InlineData("S:123")]
    [InlineData("*star*")]
    [InlineData("1234567890")]
    [InlineData("me:you")]
    public static void OrdinaryPassword_Passes(string text)
    {
        MigrationRecord record = Convert(text, allowClearText: true, out object? password);

        Assert.Equal(text, password);
        Assert.Empty(record.Issues);
    }

    private static MigrationRecord Convert(string text, bool allowClearText, out object? password)
    {
        MigrationRecord record = Records.Of(("password", text));
        MigrationIssue? fault = BuiltInTransforms.Find("Password", allowClearText, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap())!.Apply(text, record, out password);
        if (fault is not null)
        {
            record.AddIssue(new MigrationIssue(fault.RuleId, fault.Severity, "password", fault.Message, fault.Recommendation, 2));
            password = fault.Severity == IssueSeverity.Error ? null : password;
        }

        return record;
    }
}
