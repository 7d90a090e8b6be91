using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using Xunit;

namespace UserMigration.Engine.Tests.Csv.Encodings;

/// <summary>What a small file looks like, and that a guess is said to be one and comes without a command.</summary>
public static class GuessTests
{
    [Theory]
    [InlineData("windows-1252", "Jörg Müller")]
    [InlineData("windows-1252", "Jürgen Weiß")]
    [InlineData("windows-1252", "Jäger")]
    [InlineData("windows-1252", "Hélène Lefèvre")]
    [InlineData("windows-1252", "José Muñoz")]
    [InlineData("windows-1252", "Juárez")]
    [InlineData("windows-1252", "Søren Kjærgård")]
    [InlineData("windows-1252", "Þórður Guðmundsdóttir")]
    [InlineData("windows-1250", "Antonín Dvořák")]
    [InlineData("windows-1250", "Zdeněk Růžička")]
    [InlineData("windows-1250", "Michał Wałęsa")]
    [InlineData("windows-1254", "Işıl Şahin Çağrı")]
    [InlineData("windows-1251", "Иван Петров Щукина")]
    [InlineData("windows-1253", "Γιώργος Παπαδόπουλος")]
    [InlineData("koi8-r", "Иван Петров")]
    [InlineData("macintosh", "Jörg Müller Jäger Weiß")]
    [InlineData("ibm850", "Jörg Müller Jäger")]
    [InlineData("iso-8859-2", "Święta Grażyna Dąbrowska")]
    public static void ClearText_IsNamed(string encoding, string names)
    {
        using MigrationCsvReader reader = Open(encoding, names);

        Assert.Contains($"probably {encoding}. Read it with -Encoding {encoding}", reader.EncodingWarning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shift_jis", "佐藤,太郎;伊藤,花子;鈴木,一郎")]
    [InlineData("euc-jp", "佐藤,太郎;伊藤,花子;鈴木,一郎")]
    [InlineData("gb18030", "李,小龙;王,明;张,伟")]
    [InlineData("big5", "陳,大文;王,小明")]
    [InlineData("euc-kr", "김,민수;이,영희")]
    [InlineData("windows-1250", "Erdős")]
    public static void TextThatIsNotClear_IsAGuess_WithoutACommand(string encoding, string names)
    {
        if (encoding == "gb18030")
        {
            Mono.Skip("Mono has code pages of its own, which read such bytes as other characters.");
        }

        using MigrationCsvReader reader = Open(encoding, names);
        MigrationRecord record = reader.Read()!;

        Assert.Contains("only a guess", reader.EncodingWarning, StringComparison.Ordinal);
        Assert.Contains(encoding, reader.EncodingWarning, StringComparison.Ordinal);
        Assert.DoesNotContain("Import-MigrationCsv", reader.EncodingWarning, StringComparison.Ordinal);
        Assert.DoesNotContain("Import-MigrationCsv", Assert.Single(record.Issues).Recommendation, StringComparison.Ordinal);
    }

    /// <summary>Whatever one name, or three, is taken for: never with a command for an encoding that reads it as another name.</summary>
    [Theory]
    [InlineData("macintosh", "Jörg;Müller;Weiß;Jäger;René;François;Núñez;Strauß;Óscar;Zoë")]
    [InlineData("ibm850", "Jörg;Müller;Weiß;Jäger;René;François;Núñez;Strauß;Zoë")]
    [InlineData("ibm437", "Jörg;Müller;Weiß;Jäger;René;François;Núñez;Strauß;Zoë")]
    [InlineData("windows-1254", "Işık;Çağrı;Öztürk;Şahin;Ayşe;Gökçe;Doğan;Yıldız;Başar;İnönü")]
    [InlineData("iso-8859-9", "Işık;Çağrı;Öztürk;Şahin;Ayşe;Gökçe;Doğan;Yıldız;Başar;İnönü")]
    [InlineData("windows-1250", "Dvořák;Růžička;Čapek;Němcová;Wałęsa;Żółć;Erdős;Gyűrű;Ştefan;Novotný;Kovář;Řehoř;Dąbrowska;Gdańsk")]
    [InlineData("iso-8859-2", "Dvořák;Růžička;Čapek;Němcová;Wałęsa;Żółć;Erdős;Gyűrű;Novotný;Kovář;Řehoř;Dąbrowska;Gdańsk")]
    [InlineData("windows-1251", "Иван;Петров;Юлия;Щукина;Ёлкин;Ян")]
    [InlineData("koi8-r", "Иван;Петров;Юлия;Щукина;Ян")]
    [InlineData("shift_jis", "佐藤;太郎;伊藤;花子;鈴木;一郎;山田;田中")]
    [InlineData("gb18030", "李小龙;王明;张伟;刘洋")]
    [InlineData("windows-1252", "Jörg;Müller;René;Hélène;Søren;Muñoz;Nicolò;Åse;João;Þór;Lefèvre;Ægir")]
    public static void FewNames_AreNotGarbledByTheCommandOfAWarning(string encoding, string names)
    {
        string[] all = names.Split(';');
        IEnumerable<string> texts = all.Concat(all.Skip(1).Zip(all, (one, other) => one + ";" + other)).Concat(all.Skip(2).Zip(all, (one, other) => one + ";" + other));
        List<string> garbled = [];
        foreach (string text in texts)
        {
            byte[] bytes = EncodingSample.Encode("email,name\n" + string.Join("\n", text.Split(';').Select(name => "a@example.com," + name)) + "\n", encoding);
            if (EncodingGuess.Guess(bytes)?.Name is { } named && CodePages.Find(named).GetString(bytes) != CodePages.Find(encoding).GetString(bytes))
            {
                garbled.Add($"{text} as {named}");
            }
        }

        Assert.Empty(garbled);
    }

    private static MigrationCsvReader Open(string encoding, string names) => Datafile.Open(EncodingSample.Encode(
        "email,name,name2\n" + string.Concat(names.Split(';').Select((name, i) => $"u{i}@example.com,{(name.Contains(',', StringComparison.Ordinal) ? name : name + ",x")}\n")), encoding));
}
