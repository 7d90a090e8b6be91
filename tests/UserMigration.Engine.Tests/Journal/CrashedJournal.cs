using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>Makes a journal what it would be had the command been killed earlier: with lines left out, and right check values.</summary>
internal static class CrashedJournal
{
    private static readonly Regex s_check = new Regex(",\"check\":\"[0-9a-f]{16}\"}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The lines without their check values.</summary>
    public static string[] Read(string journal) => File.ReadAllLines(journal).Select(line => s_check.Replace(line, "}")).ToArray();

    /// <summary>Writes other lines. The manifest does not know of the old ones any more.</summary>
    public static void Rewrite(string journal, Func<string[], IEnumerable<string>> change)
    {
        JournalManifest manifest = ForgetMark(journal);
        JournalChain chain = manifest.NewChain();
        using MemoryStream bytes = new MemoryStream();
        foreach (string line in change(Read(journal)))
        {
            byte[] body = Encoding.UTF8.GetBytes(line);
            byte[] whole = new byte[body.Length + JournalChain.SuffixSize];
            chain.Seal(body, whole);
            bytes.Write(whole, 0, whole.Length);
        }

        File.WriteAllBytes(journal, bytes.ToArray());
    }

    /// <summary>Makes the manifest one of before the lines were written.</summary>
    public static JournalManifest ForgetMark(string journal)
    {
        string folder = Path.GetDirectoryName(journal)!;
        string upload = Path.Combine(folder, "manifest.json");
        string path = File.Exists(upload) ? upload : Path.Combine(folder, "deletion.json");
        string text = File.ReadAllText(path);
        JournalManifest manifest = path == upload ? RunManifest.Parse(text) : DeletionManifest.Parse(text);
        manifest.Journal = null;
        File.Delete(Path.Combine(folder, "journal.mark"));
        File.WriteAllText(path, manifest.ToJson());
        return manifest;
    }
}
