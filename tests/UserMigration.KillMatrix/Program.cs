using System;
using System.Globalization;
using System.Linq;
using UserMigration;
using UserMigration.KillMatrix;

// Kills uploads at seeded moments and starts them again until they are done, then asks the store and the run folder.
//   dotnet run --project tests/UserMigration.KillMatrix -- [kills] [seed]           200 kills and seed 1 unless given, in twelve scenarios or more
//   dotnet run --project tests/UserMigration.KillMatrix -- scenario [seed] [number] one scenario again
//   dotnet run --project tests/UserMigration.KillMatrix -- prove                    that a run without memory is found out
//   dotnet run --project tests/UserMigration.KillMatrix -- faults [seed]            nobody dies, and the network does
//   dotnet run --project tests/UserMigration.KillMatrix -- export [kills] [seed]    exports are killed
// The name of a kind of store in front of these takes that one; Akamai unless given. The first word "victim" makes this program the upload that is killed.
string word = args.FirstOrDefault() ?? string.Empty;
if (word == VictimOptions.Word)
{
    return await Victim.RunAsync(VictimOptions.Parse(args), Environment.GetEnvironmentVariable(VictimOptions.SecretVariable)!);
}

if (word == ExportVictimOptions.Word)
{
    return await ExportVictim.RunAsync(ExportVictimOptions.Parse(args), Environment.GetEnvironmentVariable(VictimOptions.SecretVariable)!);
}

Subject subject = Subject.Of(Enum.TryParse(word, ignoreCase: true, out IdentityTarget target) && !char.IsAsciiDigit(word[0]) ? target : IdentityTarget.Akamai);
word = args.SkipWhile(one => one == word && subject.Target.ToString().Equals(one, StringComparison.OrdinalIgnoreCase)).FirstOrDefault() ?? string.Empty;
int[] numbers = args.Where(word => word.All(char.IsAsciiDigit)).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
int At(int position, int otherwise) => numbers.Length > position ? numbers[position] : otherwise;
return word switch
{
    "scenario" => await new Matrix(subject, 0, At(0, 1)).RunAsync(Scenario.Of(subject, At(0, 1), At(1, 0))),
    "prove" => await Prove(subject),
    "export" => await new ExportMatrix(At(0, 200), At(1, 1)).RunAsync(),
    "faults" => await FaultMatrix.RunAsync(subject, At(0, 1)),
    _ => await new Matrix(subject, At(0, 200), At(1, 1)).RunAsync(),
};

static async System.Threading.Tasks.Task<int> Prove(Subject subject)
{
    int found = await new Matrix(subject, 0, 1, forgets: true).RunAsync(Scenario.Of(subject, 1, 2));
    Console.WriteLine(found == 1 ? "a run that forgets is found out" : "a run that forgets is NOT found out");
    return found == 1 ? 0 : 1;
}
