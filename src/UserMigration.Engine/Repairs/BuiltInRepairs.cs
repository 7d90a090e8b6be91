using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Repairs;

/// <summary>The repairs that are available.</summary>
public static class BuiltInRepairs
{
    /// <summary>
    /// All repairs, in the order in which they are applied to a value. The order in which they are specified makes no difference.
    /// </summary>
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

    /// <summary>Gets the repairs with certain names, and the safe ones if requested.</summary>
    /// <param name="names">The names, in any letter case.</param>
    /// <param name="withSafe">Whether the safe repairs are included.</param>
    /// <exception cref="MigrationException">A repair does not exist, or none was chosen.</exception>
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
                $"No repair was chosen. Use -Safe for the repairs that can't change the meaning of a value, or specify repairs with -Repair: {Names()}.");
        }

        HashSet<string> wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            if (!All.Any(repair => repair.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new MigrationException(
                    "RepairUnknown", MigrationFault.NotFound, $"The repair '{name}' does not exist. Use one of these: {Names()}.", name);
            }

            wanted.Add(name);
        }

        return All.Where(repair => wanted.Contains(repair.Name) || (withSafe && repair.IsSafe)).ToArray();
    }

    private static string Names() => string.Join(", ", All.Select(repair => repair.Name).OrderBy(name => name, StringComparer.Ordinal));
}
