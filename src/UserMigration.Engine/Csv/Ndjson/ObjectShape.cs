using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Csv.Ndjson;

/// <summary>
/// The columns of records that are JSON objects. An object with plain members is a column for each member, named with a dot, as in a
/// datafile. Lists, and objects with objects or lists in them, are one value, and keep their structure. So does a password.
/// </summary>
internal sealed class ObjectShape
{
    private readonly List<Place> _places = new List<Place>();

    /// <summary>Creates a shape.</summary>
    /// <param name="members">The members in their order, each with the names of its parts; null for a member that is one value.</param>
    /// <param name="createColumns">Creates the columns with these names.</param>
    public ObjectShape(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>?>> members, Func<IReadOnlyList<string>, RecordColumns> createColumns)
    {
        foreach (KeyValuePair<string, IReadOnlyList<string>?> member in members)
        {
            if (member.Value is null)
            {
                _places.Add(new Place(member.Key, null));
                continue;
            }

            foreach (string part in member.Value)
            {
                _places.Add(new Place(member.Key, part));
            }
        }

        Columns = createColumns(_places.Select(place => place.Column).ToArray());
    }

    /// <summary>The columns.</summary>
    public RecordColumns Columns { get; }

    /// <summary>Gets the values of an object.</summary>
    /// <param name="members">The members of the object.</param>
    /// <param name="values">A value for each column.</param>
    /// <returns>Whether the columns have everything that the object has.</returns>
    public bool TryGet(Dictionary<string, object?> members, out object?[] values)
    {
        values = new object?[_places.Count];
        int found = 0;
        for (int i = 0; i < _places.Count; i++)
        {
            Place place = _places[i];
            bool isFirst = i == 0 || _places[i - 1].Member != place.Member;
            if (!members.TryGetValue(place.Member, out object? value))
            {
                continue;
            }

            found += isFirst ? 1 : 0;
            if (place.Part is null)
            {
                values[i] = value;
            }
            else if (value is Dictionary<string, object?> parts)
            {
                if (parts.TryGetValue(place.Part, out object? part))
                {
                    values[i] = part;
                }

                if (isFirst && !HasAll(parts, i))
                {
                    return false;
                }
            }
            else if (value is not null)
            {
                return false;
            }
        }

        return found == members.Count;
    }

    private bool HasAll(Dictionary<string, object?> parts, int first)
    {
        int known = 0;
        for (int i = first; i < _places.Count && _places[i].Member == _places[first].Member; i++)
        {
            if (parts.TryGetValue(_places[i].Part!, out object? value))
            {
                if (value is Dictionary<string, object?> or List<object?>)
                {
                    return false;
                }

                known++;
            }
        }

        return known == parts.Count;
    }

    private readonly struct Place
    {
        public Place(string member, string? part)
        {
            Member = member;
            Part = part;
            Column = part is null ? member : member + "." + part;
        }

        public string Member { get; }

        public string? Part { get; }

        public string Column { get; }
    }
}
