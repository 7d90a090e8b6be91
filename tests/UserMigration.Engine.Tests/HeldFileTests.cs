using System;
using System.IO;
using UserMigration.Engine.Files;
using Xunit;

namespace UserMigration.Engine.Tests;

public sealed class HeldFileTests
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int AccessDenied = unchecked((int)0x80070005);
    private const int DiskFull = unchecked((int)0x80070070);

    [Fact]
    public void WhenFree_TriesAgain_WhileAnotherProgramHasTheFile()
    {
        int attempts = 0;
        int pauses = 0;

        HeldFile.WhenFree("users.csv", () => ThrowBefore(3, ref attempts, SharingViolation), () => pauses++);

        Assert.Equal(3, attempts);
        Assert.Equal(2, pauses);
    }

    [Fact]
    public void WhenFree_NamesTheFile_WhenAnotherProgramHasItAllTheTime()
    {
        int pauses = 0;

        IOException fault = Assert.Throws<IOException>(() =>
            HeldFile.WhenFree("users.csv", () => throw new IOException("Windows says no name.", SharingViolation), () => pauses++));

        Assert.Equal("Another program has the file 'users.csv' open.", fault.Message);
        Assert.Equal(SharingViolation, fault.HResult);
        Assert.Equal(19, pauses);
    }

    [Fact]
    public void WhenFree_TriesAgain_WhenAccessIsDeniedForAMoment()
    {
        int attempts = 0;

        HeldFile.WhenFree("users.csv", () => ThrowBefore(2, ref attempts, AccessDenied), () => { });

        Assert.Equal(2, attempts);
    }

    [Fact]
    public void WhenFree_SaysWhatWindowsSaid_WhenAccessStaysDenied() =>
        Assert.Throws<UnauthorizedAccessException>(() =>
            HeldFile.WhenFree("users.csv", () => throw new UnauthorizedAccessException(), () => { }));

    [Fact]
    public void WhenFree_DoesNotTryAgain_WhenTheDiskIsFull()
    {
        int attempts = 0;

        Assert.Throws<IOException>(() => HeldFile.WhenFree("users.csv", () => ThrowBefore(2, ref attempts, DiskFull), () => { }));

        Assert.Equal(1, attempts);
    }

    private static void ThrowBefore(int attempt, ref int attempts, int code)
    {
        if (++attempts < attempt)
        {
            throw new IOException("No.", code);
        }
    }
}
