using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Validation.Duplicates;

public static class PunycodeTests
{
    private const string Encode =
        """
        import json, sys
        labels = json.load(sys.stdin)
        json.dump(["xn--" + label.encode("punycode").decode("ascii") for label in labels], sys.stdout)
        """;

    private static readonly string[] s_letters = ["a", "z", "0", "-", "ä", "ß", "ς", "й", "א", "ب", "म", "ก", "日", "本", "語", "한", "\U0001F600", "\U00010428"];

    [Fact]
    public static async Task LabelsThatPythonWrote_AreRead()
    {
        Random random = new Random(20);
        string[] labels = Enumerable.Range(0, 2000)
            .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => s_letters[random.Next(s_letters.Length)])) + "é")
            .ToArray();

        JsonElement encoded = await PythonScript.RunAsync(Encode, labels);

        Assert.Equal(labels, encoded.EnumerateArray().Select(one => Punycode.Decode(one.GetString()!)));
    }

    [Fact]
    public static void AnyText_IsReadOrLeft()
    {
        Random random = new Random(21);
        for (int i = 0; i < 50_000; i++)
        {
            string label = "xn--" + string.Concat(Enumerable.Range(0, random.Next(0, 60)).Select(_ => (char)random.Next(0x20, 0x100)));
            Assert.False(Punycode.Decode(label)?.Length > label.Length);
        }
    }
}
