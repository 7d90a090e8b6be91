using System.Globalization;
using System.Linq;
using UserMigration.KillMatrix;

// Kills uploads at seeded moments and starts them again until they are done, then asks the store and the run folder.
//   dotnet run --project tests/UserMigration.KillMatrix -- [kills] [seed]      200 kills and seed 1 unless given
// The first word "victim" makes this program the upload that is killed.
if (args.Length > 0 && args[0] == VictimOptions.Word)
{
    return await Victim.RunAsync(VictimOptions.Parse(args));
}

int[] numbers = args.Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
int kills = numbers.ElementAtOrDefault(0) is > 0 and int asked ? asked : 200;
int seed = numbers.Length > 1 ? numbers[1] : 1;
return await new Matrix(kills, seed).RunAsync();
