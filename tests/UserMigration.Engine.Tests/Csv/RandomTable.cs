using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>A table at random, with each character that is awkward in CSV, and some that are not.</summary>
/// <param name="Header">The names of its columns.</param>
/// <param name="Rows">The values.</param>
internal sealed record RandomTable(string[] Header, string[][] Rows)
{
    private static readonly string[] s_pieces =
    [
        "a", "B", "0", " ", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r", "\r\n", "'", "\\", "=", "+", "-", "@", "#", "%", ".", "{", "]",
        "é", "e\u0301", "ß", "İ", "ı", "李", "😀", "\U0001F468\u200D\U0001F469", "\uFEFF", "\u00A0", "\u200B", "\u2028", "\u0085",
        "\u0001", "\u001B", "\u007F", "\uFFFD", "\uFFFE", "\uFFFF", "\uE000", "null", "true", "1.5",
    ];

    private static readonly Gen<string> s_text =
        from count in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 3)), (1, Gen.Choose(0, 12)))
        from pieces in Gen.Elements(s_pieces).ArrayOf(count)
        select string.Concat(pieces);

    // Control characters in its header make a file binary; a name with characters that cannot be seen is refused, and a lone column whose name
    // holds another delimiter.
    private static readonly Gen<string> s_name =
        from start in Gen.Elements("x", "Z", "é", "%PDF", "\"", "\n")
        from text in s_text
        select start + string.Concat(text.Where(c => c is >= ' ' or '\n' && !";|,\uFEFF\u200B\u200D\u00A0".Contains(c, System.StringComparison.Ordinal)));

    /// <summary>Any table of 1 to 5 columns and 1 to 8 rows.</summary>
    public static Gen<RandomTable> Any { get; } =
        from columns in Gen.Choose(1, 5)
        from names in s_name.ArrayOf(columns)
        from count in Gen.Choose(1, 8)
        from rows in s_text.ArrayOf(columns).ArrayOf(count)
        select new RandomTable(names.Select((name, i) => name + i).ToArray(), rows.Select(Fill).ToArray());

    // A row without any value is an error.
    private static string[] Fill(string[] row) => row.All(value => value.Length == 0) ? ["x", .. row.Skip(1)] : row;

    /// <summary>The rows, the header first.</summary>
    public string[][] All => [Header, .. Rows];

    /// <summary>Its rows as records of no file.</summary>
    public MigrationRecord[] ToRecords()
    {
        RecordColumns columns = new RecordColumns(Header);
        return Rows.Select((row, i) => new MigrationRecord(columns, row.ToArray<object?>(), i + 1)).ToArray();
    }

    public override string ToString() => Show(All);

    /// <summary>Rows in one line of ASCII.</summary>
    public static string Show(string?[][] rows) => string.Join(" / ", rows.Select(row => string.Join(" | ", row.Select(Show))));

    private static string Show(string? text) =>
        text is null ? "~" : string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:X4}"));
}
