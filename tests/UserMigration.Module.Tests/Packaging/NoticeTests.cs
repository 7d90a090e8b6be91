using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>THIRD-PARTY-NOTICES names each assembly that the module contains and that is not its own.</summary>
public sealed class NoticeTests
{
    // How the notices name a file whose package has another name.
    private static readonly Dictionary<string, string> s_fileNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SQLitePCLRaw.batteries_v2"] = "SQLitePCLRaw.batteries_v2.dll",
        ["PhoneNumbers"] = "PhoneNumbers.dll",
        ["Renci.SshNet"] = "Renci.SshNet.dll",
    };

    private static string Notices => File.ReadAllText(Path.Combine(LaidOutModule.Folder, "THIRD-PARTY-NOTICES.txt"));

    [Fact]
    public void Notices_NameEachForeignAssembly()
    {
        string notices = Notices;
        string[] names = Directory.GetFiles(LaidOutModule.Folder, "*.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.StartsWith("UserMigration", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToArray();

        Assert.Contains("CsvHelper", names);
        Assert.All(names, name => Assert.Contains(s_fileNames.GetValueOrDefault(name, name), notices, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MIT License", "Permission is hereby granted, free of charge")]
    [InlineData("BSD-3-Clause", "Redistributions in binary form must reproduce")]
    [InlineData("Apache-2.0", "Version 2.0, January 2004")]
    public void Notices_HaveTheTextOfEachLicense(string license, string text)
    {
        string notices = Notices;

        Assert.True(notices.IndexOf(text, StringComparison.Ordinal) > notices.IndexOf($"=\n{license}", StringComparison.Ordinal), license);
    }
}
