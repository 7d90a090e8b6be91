using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.KillMatrix;

/// <summary>What a victim exports, and when it dies.</summary>
internal sealed record ExportVictimOptions(string Uri, string ClientId, string File, string RunPath, int PageSize, ExportMoment Moment, long At)
{
    public const string Word = "exportvictim";

    public static ExportVictimOptions Parse(string[] words) => new ExportVictimOptions(
        words[1],
        words[2],
        words[3],
        words[4],
        int.Parse(words[5], CultureInfo.InvariantCulture),
        Enum.Parse<ExportMoment>(words[6]),
        long.Parse(words[7], CultureInfo.InvariantCulture));

    public IEnumerable<string> ToWords() =>
    [
        Word, Uri, ClientId, File, RunPath, PageSize.ToString(CultureInfo.InvariantCulture), Moment.ToString(), At.ToString(CultureInfo.InvariantCulture),
    ];
}
