using System;
using System.IO;
using Xunit;

namespace UserMigration.Engine.Tests
{
    /// <summary>What cannot be tested on .NET Framework or on Mono, for they do not have it: using it skips the test.</summary>
    internal static class MissingParts
    {
        extension(GC)
        {
            public static long GetAllocatedBytesForCurrentThread() =>
                Skipped<long>("Mono does not count the bytes that a thread allocates.");
        }

        extension(File)
        {
            public static void CreateSymbolicLink(string path, string target) =>
                Skipped<bool>(".NET Framework has no method that follows a symbolic link: the build for it replaces the link itself.");

            public static UnixFileMode GetUnixFileMode(string path) =>
                Skipped<UnixFileMode>("The build for .NET Framework gives files the access lists of Windows, and not the modes of Unix.");
        }

        extension(FileInfo file)
        {
            public string? LinkTarget => Skipped<string?>(file.Name);
        }

        private static T Skipped<T>(string reason)
        {
            Assert.Skip(reason);
            return default!;
        }
    }
}

namespace System
{
    /// <summary>Newer frameworks have it.</summary>
    internal sealed class DateOnly
    {
        public DateOnly(int year, int month, int day) => Assert.Skip(".NET Framework has no DateOnly.");
    }

    /// <summary>Newer frameworks have it.</summary>
    internal sealed class TimeOnly
    {
        public TimeOnly(int hour, int minute, int second) => Assert.Skip(".NET Framework has no TimeOnly.");
    }
}
