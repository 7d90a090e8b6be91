using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Repairs;

/// <summary>The repairs that there are.</summary>
public static class BuiltInRepairs
{
    /// <summary>All of them, in the order in which they are made on a value, however they were asked for.</summary>
    public static IReadOnlyList<ValueRepair> All { get; } = new ValueRepair[]
    {
        new MojibakeRepair(),
        new ControlCharactersRepair(),
        new LineBreaksRepair(),
        new UnicodeNfcRepair(),
        new InvisibleCharactersRepair(),
        new HtmlEntitiesRepair(),
        new TrimRepair(),
        new SpreadsheetTextRepair(),
        new NullMarksRepair(),
        new EmptyWordsRepair(),
        new EmailDomainRepair(),
        new EmailCaseRepair(),
        new BooleanRepair(),
        DateRepair.DayFirst,
        DateRepair.MonthFirst,
        DateRepair.Certain,
    };

    /// <summary>The repairs of some names, and the safe ones where they are wanted.</summary>
    /// <param name="names">The names, in any case.</param>
    /// <param name="withSafe">Whether the safe ones are wanted.</param>
    /// <exception cref="MigrationException">There is no repair of a name, or none is chosen.</exception>
    public static IReadOnlyList<ValueRepair> Choose(IReadOnlyList<string> names, bool withSafe)
    {
        if (names is null)
        {
            throw new ArgumentNullException(nameof(names));
        }

        if (names.Count == 0 && !withSafe)
        {
            throw new MigrationException(
                "RepairNotChosen",
                MigrationFault.InvalidArgument,
                $"No repair was chosen. Take those that can't change what a value means with -Safe, or name some with -Repair. There are {Names()}.");
        }

        HashSet<string> wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            if (!All.Any(repair => repair.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new MigrationException(
                    "RepairUnknown", MigrationFault.NotFound, $"There is no repair '{name}'. There are {Names()}.", name);
            }

            wanted.Add(name);
        }

        return All.Where(repair => wanted.Contains(repair.Name) || (withSafe && repair.IsSafe)).ToArray();
    }

    private static string Names() => string.Join(", ", All.Select(repair => repair.Name).OrderBy(name => name, StringComparer.Ordinal));
}
