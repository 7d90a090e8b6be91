using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv.Encodings;
using Xunit;

namespace UserMigration.Engine.Tests.Csv.Encodings;

/// <summary>Datafiles in the languages that the encodings are for.</summary>
internal static class EncodingSample
{
    public const string Western = "email,name,city\na@example.com,Zoë Müller,Köln\nb@example.com,François Lefèvre,Orléans\nc@example.com,José Núñez,A Coruña\n";
    public const string Polish = "email,name,city\na@example.com,Michał Wałęsa,Łódź\nb@example.com,Święta Żółć,Kraków\nc@example.com,Grażyna Dąbrowska,Gdańsk\n";
    public const string Russian = "email,имя,город\na@example.com,Иван Петров,Москва\nb@example.com,Юлия Щукина,Тверь\n";
    public const string Greek = "email,όνομα,πόλη\na@example.com,Γιώργος Παπαδόπουλος,Αθήνα\nb@example.com,Ελένη Δήμου,Πάτρα\n";
    public const string Japanese = "email,名前,都市\na@example.com,山田太郎,東京\nb@example.com,ソ能表,大阪\n";
    public const string Chinese = "email,姓名,城市\na@example.com,李小龙,香港\nb@example.com,王明,北京\n";
    public const string Turkish = "email,name,city\na@example.com,Işıl Şahin,İzmir\nb@example.com,Çağrı Öztürk,Ağrı\n";
    public const string Arabic = "email,الاسم,المدينة\na@example.com,محمد علي,القاهرة\n";

    /// <summary>Each encoding with text for it.</summary>
    public static IEnumerable<(string Encoding, string Text)> All =>
    [
        ("utf-16", Western), ("utf-16BE", Western), ("utf-32", Western), ("utf-32BE", Western),
        ("utf-16", Russian), ("utf-16BE", Russian), ("utf-16", Chinese), ("utf-16BE", Chinese), ("utf-16", Arabic), ("utf-32", Japanese),
        ("windows-1252", Western), ("iso-8859-1", Western), ("iso-8859-15", Western), ("macintosh", Western), ("ibm850", Western),
        ("windows-1250", Polish), ("iso-8859-2", Polish), ("ibm852", Polish),
        ("windows-1251", Russian), ("koi8-r", Russian), ("cp866", Russian), ("iso-8859-5", Russian),
        ("windows-1253", Greek), ("iso-8859-7", Greek), ("windows-1254", Turkish), ("iso-8859-9", Turkish), ("windows-1256", Arabic),
        ("shift_jis", Japanese), ("euc-jp", Japanese), ("gb18030", Chinese), ("gb2312", Chinese), ("IBM037", Western), ("IBM500", Western),
    ];

    public static TheoryData<string, string> Table => new TheoryData<string, string>(All.Select(one => (one.Encoding, one.Text)));

    /// <summary>What the platform writes.</summary>
    public static byte[] Encode(string text, string encoding) => CodePages.Find(encoding).GetBytes(text);

    /// <summary>Records as they are when the text is read as UTF-8.</summary>
    public static string[] Expected(string text) => Datafile.Read(Encoding.UTF8.GetBytes(text)).Select(Datafile.Show).ToArray();
}
