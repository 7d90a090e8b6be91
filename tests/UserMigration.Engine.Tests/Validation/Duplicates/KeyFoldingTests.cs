using System;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Validation.Duplicates;

public static class KeyFoldingTests
{
    [Theory]
    [InlineData("A@Example.COM", "a@example.com")]
    [InlineData("Zoë", "zoe\u0308")]
    [InlineData("ZOE\u0308", "zoë")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφος")]
    [InlineData("STRAẞE", "straße")]
    [InlineData("\u212B", "å")]
    [InlineData("\U00010400", "\U00010428")]
    [InlineData("x@münchen.de", "x@xn--mnchen-3ya.de")]
    [InlineData("x@MÜNCHEN.DE", "X@XN--MNCHEN-3YA.de")]
    [InlineData("x@mu\u0308nchen.de", "x@xn--mnchen-3ya.de")]
    [InlineData("x@straße.de", "x@xn--strae-oqa.de")]
    [InlineData("x@mail.παράδειγμα.gr", "x@mail.xn--hxajbheg2az3al.gr")]
    [InlineData("x@日本語.jp", "x@xn--wgv71a119e.jp")]
    [InlineData("x@日本語。jp", "x@日本語.jp")]
    [InlineData("x@ｅxample.com", "x@example.com")]
    [InlineData("ä@münchen.de", "Ä@xn--mnchen-3ya.de")]
    [InlineData("x@xn--d2b1ag0dl.in", "x@मराठी.in")]
    public static void KeysThatAreTheSame_ComeOutAlike(string one, string other) => Assert.Equal(Fold(one), Fold(other));

    [Theory]
    [InlineData("i", "ı")]
    [InlineData("I", "ı")]
    [InlineData("i", "İ")]
    [InlineData("I", "İ")]
    [InlineData("x@strasse.de", "x@straße.de")]
    [InlineData("münchen.de", "xn--mnchen-3ya.de")]
    [InlineData("xn--mnchen-3ya@a.de", "münchen@a.de")]
    [InlineData("x@xn--abc-.de", "x@abc.de")]
    [InlineData("x@xn--mnchen-3ya.de", "x@muenchen.de")]
    [InlineData("a b", "ab")]
    [InlineData("a", "а")]
    public static void KeysThatDiffer_StayApart(string one, string other) => Assert.NotEqual(Fold(one), Fold(other));

    [Theory]
    [InlineData("x@xn--")]
    [InlineData("x@xn--a")]
    [InlineData("x@xn--99999999999999999999.de")]
    [InlineData("x@xn--zzzzzzzz-zzzzzzzzzzzz.de")]
    [InlineData("x@xn--ü.de")]
    [InlineData("x@xn--mnchen-3y!.de")]
    [InlineData("x@..de")]
    [InlineData("@")]
    [InlineData("ü@")]
    [InlineData("x@\uD800xn--")]
    [InlineData("\uDC00@xn--mnchen-3ya.de")]
    [InlineData("\uFFFF")]
    public static void WhatIsNoDomain_IsComparedAsItIs(string key) => Assert.NotEmpty(Fold(key));

    [Fact]
    public static void LongestLabel_IsRead()
    {
        string label = "xn--" + new string('a', 50) + "-3ya";

        Assert.NotEqual("x@" + label + ".de", Fold("x@" + label + ".de"));
        Assert.Equal("x@" + label + "aaaaaaaaaaaaa.de", Fold("x@" + label + "aaaaaaaaaaaaa.de"));
    }

    [Theory]
    [InlineData("x@EXAMPLE.com", "x@example.com", false)]
    [InlineData("Zoë", "Zoe\u0308", true)]
    [InlineData("ZOË", "zoë", false)]
    [InlineData("x@münchen.de", "x@xn--mnchen-3ya.de", true)]
    public static void CaseSensitiveKeys_DifferByCaseAndNothingElse(string one, string other, bool areSame) =>
        Assert.Equal(areSame, Fold(one, isCaseSensitive: true) == Fold(other, isCaseSensitive: true));

    [Fact]
    public static void AsciiKeys_AreFoldedWithoutAnAllocation()
    {
        char[] buffer = new char[64];
        long before = GC.GetAllocatedBytesForCurrentThread();
        int length = KeyFolding.Fold("Anna.Example@Example.COM", false, buffer).Length;

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal("anna.example@example.com", buffer.AsSpan(0, length).ToString());
    }

    [Fact]
    public static void KeysLongerThanTheBuffer_AreFoldedToo() =>
        Assert.Equal(new string('a', 1000), KeyFolding.Fold(new string('A', 1000), false, new char[10]).ToString());

    private static string Fold(string key, bool isCaseSensitive = false) =>
        KeyFolding.Fold(key, isCaseSensitive, new char[256]).ToString();
}
