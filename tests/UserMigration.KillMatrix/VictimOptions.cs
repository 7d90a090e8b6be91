using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.KillMatrix;

/// <summary>What a victim does, and when it dies or its run folder is lost.</summary>
internal sealed record VictimOptions(
    IdentityTarget Target,
    string Uri, string ClientId, string File, string RunPath, int Workers, int BatchSize, int FaultSeed, KillMoment Moment, long At, Work Work, FolderLoss Loss = FolderLoss.None)
{
    public const string Word = "victim";

    /// <summary>The variable of the environment that holds the secret of the client.</summary>
    public const string SecretVariable = "KILLMATRIX_SECRET";

    public static VictimOptions Parse(string[] words) => new VictimOptions(
        Enum.Parse<IdentityTarget>(words[11]),
        words[1],
        words[2],
        words[3],
        words[4],
        int.Parse(words[5], CultureInfo.InvariantCulture),
        int.Parse(words[6], CultureInfo.InvariantCulture),
        int.Parse(words[7], CultureInfo.InvariantCulture),
        Enum.Parse<KillMoment>(words[8]),
        long.Parse(words[9], CultureInfo.InvariantCulture),
        Enum.Parse<Work>(words[10]),
        Enum.Parse<FolderLoss>(words[12]));

    public IEnumerable<string> ToWords() =>
    [
        Word, Uri, ClientId, File, RunPath, Text(Workers), Text(BatchSize), Text(FaultSeed), Moment.ToString(), Text(At), Work.ToString(), Target.ToString(),
        Loss.ToString(),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
