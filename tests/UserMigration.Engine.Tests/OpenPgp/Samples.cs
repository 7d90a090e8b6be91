using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>Contents and passphrases that programs for OpenPGP have to agree on.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, byte[]> s_contents = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["empty"] = [],
        ["one byte"] = [0x0A],
        ["BOM"] = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("email,givenName\r\nzoe@example.com,Zoë\r\n")],
        ["languages"] = Encoding.UTF8.GetBytes(
            "email,displayName\n1@example.com,Ωμέγα\n2@example.com,Жук\n3@example.com,漢字かな\n4@example.com,עברית\n5@example.com,عربى\n"
                + "6@example.com,हिन्दी\n7@example.com,ภาษาไทย\n8@example.com,👩‍👩‍👧‍👦 Straße\n"),
        ["lone breaks"] = Encoding.UTF8.GetBytes("a\rb\nc\r\nd  \n-----BEGIN PGP MESSAGE-----\n- dash\n"),
        ["every byte"] = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray(),
        ["random"] = Random(300_000),
        ["many parts"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"user{i}@example.com,{i * 7919 % 10007},Zoë\n"))),
    };

    private static readonly Dictionary<string, string> s_passphrases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["words"] = "anchor-velvet-magnet-tunnel-oxygen-ribbon",
        ["spaces"] = " leading and trailing ",
        ["Latin"] = "Größe, façade & piñata",
        ["Greek and Cyrillic"] = "Ωμέγα Жук",
        ["Han"] = "漢字かな交じり文",
        ["beyond the first plane"] = "key 🔑 horse 🐎",
        ["long"] = string.Concat(Enumerable.Repeat("correct horse ", 14)),
    };

    public static byte[] Content(string name) => s_contents[name];

    public static string Passphrase(string name) => s_passphrases[name];

    private static byte[] Random(int size)
    {
        byte[] bytes = new byte[size];
        new Random(16).NextBytes(bytes);
        return bytes;
    }
}
