using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Drafting;

namespace UserMigration.Questions;

/// <summary>Asks the user about each column of a map that has values and no certain attribute.</summary>
internal sealed class MapInterview
{
    private const int MostSuggestions = 4;

    // The first answer is the usual one, and leaving a column out can't send anything wrong.
    private static readonly string[] s_firstAnswers = { "Leave it out" };
    private static readonly string[] s_lastAnswers = { "Another attribute", "Ask no more" };
    private static readonly string[] s_answersToAName = { "Write another name", "Leave the column out" };

    private readonly MapDrafter _drafter;
    private readonly IChooser _chooser;
    private readonly bool _hasSchema;

    /// <summary>Creates the interview.</summary>
    /// <param name="drafter">The drafter of the map.</param>
    /// <param name="chooser">Asks the user.</param>
    /// <param name="hasSchema">Whether the attributes are known, so that no others are possible.</param>
    public MapInterview(MapDrafter drafter, IChooser chooser, bool hasSchema)
    {
        _drafter = drafter;
        _chooser = chooser;
        _hasSchema = hasSchema;
    }

    /// <summary>Asks about the doubtful columns.</summary>
    /// <param name="map">The map.</param>
    /// <returns>The map with the decisions.</returns>
    /// <exception cref="MigrationException">The user can't be asked.</exception>
    public MigrationMap Run(MigrationMap map)
    {
        ColumnMapping[] doubtful = map.Columns.Where(column => !column.IsMapped && column.Filled > 0).ToArray();
        for (int i = 0; i < doubtful.Length; i++)
        {
            if (!TryAsk(ref map, doubtful[i], string.Format(CultureInfo.InvariantCulture, "Column {0} of {1} to decide", i + 1, doubtful.Length)))
            {
                break;
            }
        }

        return map;
    }

    private bool TryAsk(ref MigrationMap map, ColumnMapping column, string title)
    {
        List<(string Answer, string? Attribute, string? Transform)> choices = Suggest(map, column);
        string[] answers = s_firstAnswers.Concat(choices.Select(choice => choice.Answer)).Concat(s_lastAnswers).ToArray();
        int chosen = _chooser.Choose(title, Describe(column), answers) - 1;
        if (chosen < 0)
        {
            map = _drafter.Decide(map, column, null);
        }
        else if (chosen < choices.Count)
        {
            map = _drafter.Decide(map, column, choices[chosen].Attribute, choices[chosen].Transform);
        }
        else if (chosen == choices.Count)
        {
            map = AskForAttribute(map, column);
        }

        return chosen <= choices.Count;
    }

    private static string Describe(ColumnMapping column) => string.Format(
        CultureInfo.InvariantCulture,
        "'{0}': {1} of {2} records{3}. {4}",
        column.Column,
        column.Filled,
        column.Records,
        column.Shape is null ? string.Empty : ", " + column.Shape,
        string.Join(" ", column.Notes)).TrimEnd();

    private List<(string Answer, string? Attribute, string? Transform)> Suggest(MigrationMap map, ColumnMapping column)
    {
        List<(string Answer, string? Attribute, string? Transform)> choices = new List<(string Answer, string? Attribute, string? Transform)>();
        if (column.Attribute is { } attribute && !IsTaken(map, column, attribute))
        {
            IEnumerable<string?> transforms = column.TransformCandidates.DefaultIfEmpty();
            choices.AddRange(transforms.Take(MostSuggestions).Select(transform => (transform is null ? attribute : $"{attribute}, with {transform}", (string?)attribute, transform)));
        }

        if (_drafter.FindOwnAttribute(column.Column) is { } own && own != column.Attribute && !IsTaken(map, column, own))
        {
            choices.Add((own, own, null));
        }

        return choices;
    }

    private MigrationMap AskForAttribute(MigrationMap map, ColumnMapping column)
    {
        while (true)
        {
            string name = _chooser.Ask($"Name of the attribute for '{column.Column}' (? lists the names, nothing leaves the column out):").Trim();
            if (name.Length == 0)
            {
                return _drafter.Decide(map, column, null);
            }

            string[] free = _drafter.Attributes.Where(one => !IsTaken(map, column, one)).ToArray();
            if (name != "?" && !IsTaken(map, column, name) && (!_hasSchema || free.Contains(name)))
            {
                return _drafter.Decide(map, column, name);
            }

            int other = _chooser.Choose(
                name == "?" ? "Attributes" : $"'{name}' is not possible: the store has no such attribute, or another column goes to it",
                string.Join(", ", free),
                s_answersToAName);
            if (other == 1)
            {
                return _drafter.Decide(map, column, null);
            }
        }
    }

    private static bool IsTaken(MigrationMap map, ColumnMapping column, string attribute) =>
        map.Columns.Any(one => one.IsMapped && one.Position != column.Position && string.Equals(one.Attribute, attribute, StringComparison.OrdinalIgnoreCase));
}
