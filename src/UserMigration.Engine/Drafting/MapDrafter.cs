using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>
/// Drafts a map from the columns of records to the attributes of a store: by the names of the columns in several languages, and by all
/// their values. One pass; memory is limited by the number of columns. No value becomes part of the result.
/// </summary>
public sealed class MapDrafter
{
    private readonly MapDraftOptions _options;
    private readonly AttributeCatalog _catalog;
    private readonly FitJudge _judge;
    private readonly List<string> _sources = new List<string>();
    private readonly HashSet<string> _placed = new HashSet<string>(StringComparer.Ordinal);
    private RecordColumns? _columns;
    private ColumnProfile[] _profiles = Array.Empty<ColumnProfile>();
    private MigrationSource? _source;
    private long _records;
    private long _malformed;

    /// <summary>Creates a drafter.</summary>
    /// <param name="options">The store.</param>
    /// <exception cref="MigrationException">The schema belongs to another kind of store.</exception>
    public MapDrafter(MapDraftOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        StoreTarget target = options.Target;
        if (options.Schema is { } schema && schema.Target != target.Target)
        {
            throw new MigrationException(
                "SchemaOfOtherTarget",
                MigrationFault.InvalidArgument,
                $"The schema belongs to {schema.Target}, but the map is for {target.Target}. Specify a schema of that kind of store.");
        }

        _catalog = new AttributeCatalog(target, options.Schema);
        _judge = new FitJudge(target, options.Schema, options.Time.GetUtcNow().Year);
    }

    /// <summary>The attributes that columns can go to: their full names.</summary>
    public IReadOnlyList<string> Attributes => _catalog.All.Select(attribute => attribute.Path).ToArray();

    /// <summary>
    /// Finds the attribute that the store itself assigns to a column, such as a custom field, if no schema shows which ones it has.
    /// </summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The full name of the attribute; null if a schema is known.</returns>
    public string? FindOwnAttribute(string column) => _options.Schema is null ? _options.Target.AttributeOf(column) : null;

    /// <summary>Describes how to fill an attribute that a user must have, and that no column goes to.</summary>
    /// <param name="map">The map.</param>
    /// <param name="missing">The full name of the attribute, as in <see cref="MigrationMap.MissingAttributes"/>; it can also name several with "or".</param>
    /// <returns>A sentence, with an entry for the map.</returns>
    public string AdviseMissing(MigrationMap map, string missing)
    {
        KnownAttribute? known = _catalog.Find(missing ?? throw new ArgumentNullException(nameof(missing)));
        if (known is { Meaning: AttributeMeaning.UserName }
            && (map ?? throw new ArgumentNullException(nameof(map))).Columns.FirstOrDefault(IsOfEmail) is { } email)
        {
            string transform = email.Transform is null ? string.Empty : $", with the same transform: {PowerShellText.Quote(missing)} = {email.Transform}";
            return $"Map a column, or use the e-mail address: {PowerShellText.Quote(missing)} = @{{ Column = {PowerShellText.Quote(email.Column)} }}{transform}";
        }

        StoreCapabilities capabilities = _options.Target.Capabilities;
        bool isKey = known is null or { IsUnique: true } || missing == capabilities.PrimaryKey || capabilities.OtherKeys.Contains(missing);
        return isKey
            ? "Map a column that has another value for each user."
            : $"Map a column, or set a constant: {PowerShellText.Quote(missing)} = @{{ Constant = '...' }}";
    }

    private bool IsOfEmail(ColumnMapping column) => column.IsMapped && _catalog.Find(column.Attribute!) is { Meaning: AttributeMeaning.Email };

    /// <summary>Learns from a record.</summary>
    /// <param name="record">The record; it is not changed.</param>
    /// <exception cref="MigrationException">The record has other columns than those before it.</exception>
    public void Add(MigrationRecord record)
    {
        RecordColumns columns = (record ?? throw new ArgumentNullException(nameof(record))).GetColumns();
        if (!ReferenceEquals(columns, _columns))
        {
            Prepare(columns, record.Source);
        }

        if (record.GetSource() is { } source && !ReferenceEquals(source, _source))
        {
            _source = source;
            _sources.Add(source.Path);
        }

        if (MalformedRow.KindOf(record) != MalformedRowKind.None)
        {
            _malformed++;
            return;
        }

        _records++;
        for (int i = 0; i < _profiles.Length; i++)
        {
            _profiles[i].Add(record.GetValue(i));
        }
    }

    /// <summary>Drafts the map from what was learned.</summary>
    /// <exception cref="MigrationException">There was no record, or all were malformed.</exception>
    public MigrationMap Draft()
    {
        if (_records == 0)
        {
            throw new MigrationException(
                "MapNeedsRecords",
                MigrationFault.InvalidData,
                _malformed == 0
                    ? "The file has no rows, so its values show nothing. Use an export that contains users."
                    : "All rows of the file are malformed, so its values show nothing. Read the file as its warnings and the issues of Import-MigrationCsv recommend.");
        }

        if (_options.From is { } source)
        {
            ExportMap export = new ExportMap(source, _options.Target, _options.Schema);
            return Create(_profiles.Select(profile => DescribeExported(profile, export.Find(profile.Name))).ToArray(), null);
        }

        MeanNamesInContext();
        _judge.Country = FindCountry();
        Dictionary<ColumnProfile, List<Proposal>> proposals = _profiles.ToDictionary(profile => profile, Propose);
        Dictionary<ColumnProfile, Proposal> chosen = Choose(proposals.Values.SelectMany(some => some));
        ColumnMapping[] columns = _profiles.Select(profile => chosen.TryGetValue(profile, out Proposal? proposal)
            ? Describe(proposal, proposal.Certainty)
            : DescribeOpen(profile, proposals[profile], chosen)).ToArray();
        return Create(columns, chosen.Values.Select(proposal => proposal.Fit.PasswordType).FirstOrDefault(type => type is not null));
    }

    /// <summary>Changes a map: a column goes to the attribute that the user chose, or is left out.</summary>
    /// <param name="map">The map.</param>
    /// <param name="column">The column.</param>
    /// <param name="attribute">The full name of an attribute; null to leave the column out.</param>
    /// <param name="transform">The transform that the user chose; null for the one that the values need.</param>
    public MigrationMap Decide(MigrationMap map, ColumnMapping column, string? attribute, string? transform = null)
    {
        ColumnProfile profile = _profiles[(column ?? throw new ArgumentNullException(nameof(column))).Position - 1];
        ColumnMapping decided = attribute is null
            ? new ColumnMapping(column.Column, column.Position) { Shape = column.Shape, Filled = column.Filled, Records = column.Records, Notes = new[] { "Left out as decided." } }
            : DescribeDecided(profile, attribute, transform);
        string? passwordType = attribute is not null && _catalog.Find(attribute) is { Kind: SchemaKind.Password } known ? _judge.Judge(profile, known).PasswordType : null;
        return Create(
            (map ?? throw new ArgumentNullException(nameof(map))).Columns.Select(one => one.Position == column.Position ? decided : one).ToArray(),
            passwordType ?? map.PasswordType);
    }

    private MigrationMap Create(IReadOnlyList<ColumnMapping> columns, string? passwordType) => new MigrationMap(_options.Target.Target, columns)
    {
        Sources = _sources,
        From = _options.From?.Target,
        Records = _records,
        Malformed = _malformed,
        Basis = _options.Schema is { } schema ? $"the schema of {schema.EntityType}" : $"the usual attributes of {_options.Target.Target}, without a schema",
        MissingAttributes = FindMissing(columns),
        PasswordType = passwordType,
    };

    private void Prepare(RecordColumns columns, string? source)
    {
        if (_columns is null)
        {
            _profiles = columns.Names.Select((name, i) => new ColumnProfile(name, i + 1, _options.Target.Envelopes)).ToArray();
        }
        else if (!columns.Names.SequenceEqual(_columns.Names))
        {
            throw new MigrationException(
                "MapColumnsDiffer",
                MigrationFault.InvalidData,
                $"The columns of '{Path.GetFileName(source)}' differ from those of '{Path.GetFileName(_sources.FirstOrDefault())}', and one map is for files with the same columns. Create a map for each.",
                source);
        }

        _columns = columns;
    }

    /// <summary>"Name" and "Nom" are the family name where the given name has a column of its own.</summary>
    private void MeanNamesInContext()
    {
        bool hasGiven = _profiles.Any(profile => profile.Meaning.Meaning == AttributeMeaning.GivenName);
        bool hasFamily = _profiles.Any(profile => profile.Meaning.Meaning == AttributeMeaning.FamilyName);
        ColumnProfile[] full = Array.FindAll(_profiles, profile => profile.Meaning.Meaning == AttributeMeaning.FullName);
        if (hasGiven && !hasFamily && full.Length == 1)
        {
            full[0].Meaning = full[0].Meaning with { Meaning = AttributeMeaning.FamilyName };
        }
    }

    /// <summary>Finds the country that at least four of five users live in, where a column has codes of two letters.</summary>
    private string? FindCountry()
    {
        foreach (ColumnProfile profile in _profiles.Where(profile => profile.Meaning.Meaning == AttributeMeaning.Country))
        {
            string? most = profile.Words.Words.Where(word => word.Length == 2).OrderByDescending(word => profile.Words.Count(other => other == word)).FirstOrDefault();
            if (most is not null && profile.Words.Count(other => other == most) * 5 >= profile.Values * 4)
            {
                return most.ToUpperInvariant();
            }
        }

        return null;
    }

    private List<Proposal> Propose(ColumnProfile profile)
    {
        List<Proposal> proposals = new List<Proposal>();
        int rank = 0;
        foreach (KnownAttribute attribute in _catalog.FindByName(profile.Name))
        {
            Add(proposals, profile, attribute, NameMatch.Exact, rank++);
        }

        (AttributeMeaning meaning, NameMatch match) = profile.Meaning;
        foreach (KnownAttribute attribute in meaning == AttributeMeaning.None ? Enumerable.Empty<KnownAttribute>() : _catalog.FindByMeaning(meaning))
        {
            Add(proposals, profile, attribute, match, rank++);
        }

        if (proposals.Count == 0 && meaning == AttributeMeaning.Salutation)
        {
            // Where no attribute has the form of address, it shows the gender.
            foreach (KnownAttribute attribute in _catalog.FindByMeaning(AttributeMeaning.Gender))
            {
                Add(proposals, profile, attribute, NameMatch.Partial, rank++);
            }
        }

        if (proposals.Count == 0 && meaning == AttributeMeaning.None)
        {
            ProposeByValues(proposals, profile);
        }

        return proposals;
    }

    private void ProposeByValues(List<Proposal> proposals, ColumnProfile profile)
    {
        AttributeMeaning[] meanings = profile.Emails * 10 >= profile.Values * 9 ? new[] { AttributeMeaning.Email }
            : profile.Hashes.Certain * 10 >= profile.Values * 9 ? new[] { AttributeMeaning.Password }
            : Array.Empty<AttributeMeaning>();
        foreach (KnownAttribute attribute in profile.Values == 0 ? Enumerable.Empty<KnownAttribute>() : meanings.SelectMany(_catalog.FindByMeaning))
        {
            Add(proposals, profile, attribute, NameMatch.None, proposals.Count);
        }
    }

    private void Add(List<Proposal> proposals, ColumnProfile profile, KnownAttribute attribute, NameMatch match, int rank)
    {
        if (!proposals.Any(proposal => ReferenceEquals(proposal.Attribute, attribute)))
        {
            proposals.Add(new Proposal(profile, attribute, match, rank, _judge.Judge(profile, attribute)));
        }
    }

    /// <summary>Chooses the most certain proposals, so that no attribute is filled twice.</summary>
    private static Dictionary<ColumnProfile, Proposal> Choose(IEnumerable<Proposal> proposals)
    {
        Dictionary<ColumnProfile, Proposal> chosen = new Dictionary<ColumnProfile, Proposal>();
        foreach (Proposal proposal in proposals
            .Where(proposal => proposal.Certainty >= MappingCertainty.Likely)
            .OrderByDescending(proposal => proposal.Match)
            .ThenByDescending(proposal => proposal.Certainty)
            .ThenBy(proposal => proposal.Rank)
            .ThenByDescending(proposal => proposal.Fit.Share)
            .ThenByDescending(proposal => proposal.Profile.Filled)
            .ThenBy(proposal => proposal.Profile.Position))
        {
            if (!chosen.ContainsKey(proposal.Profile) && FindHolder(chosen, proposal.Attribute) is null)
            {
                chosen.Add(proposal.Profile, proposal);
            }
        }

        // If only the values point to an attribute, no other column may have such values.
        foreach (IGrouping<AttributeMeaning, Proposal> same in chosen.Values.Where(proposal => proposal.Match == NameMatch.None).GroupBy(proposal => proposal.Attribute.Meaning).ToArray())
        {
            if (proposals.Count(proposal => proposal.Match == NameMatch.None && proposal.Attribute.Meaning == same.Key) > 1)
            {
                foreach (Proposal proposal in same)
                {
                    chosen.Remove(proposal.Profile);
                }
            }
        }

        return chosen;
    }

    private static Proposal? FindHolder(Dictionary<ColumnProfile, Proposal> chosen, KnownAttribute attribute) =>
        chosen.Values.FirstOrDefault(proposal => IsSame(proposal.Attribute.Path, attribute.Path));

    // One of them would be both a value and an object. In a map file, keys that differ only by case are not possible.
    private static bool IsSame(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase)
        || IsWithin(a, b)
        || IsWithin(b, a);

    private static bool IsWithin(string inner, string outer) => inner.Length > outer.Length
        && inner[outer.Length] is '.' or '['
        && inner.StartsWith(outer, StringComparison.OrdinalIgnoreCase);

    private ColumnMapping Describe(Proposal proposal, MappingCertainty certainty, params string[] notes) =>
        new ColumnMapping(proposal.Profile.Name, proposal.Profile.Position)
        {
            Attribute = proposal.Attribute.Path,
            Certainty = certainty,
            Transform = proposal.Fit.Transform,
            TransformCandidates = proposal.Fit.Candidates,
            Shape = proposal.Profile.Shape,
            Filled = proposal.Profile.Filled,
            Records = _records,
            Notes = MapNotes.Of(proposal).Concat(notes).ToArray(),
        };

    private ColumnMapping DescribeOpen(ColumnProfile profile, List<Proposal> proposals, Dictionary<ColumnProfile, Proposal> chosen)
    {
        Proposal? best = proposals
            .OrderByDescending(proposal => proposal.Certainty)
            .ThenByDescending(proposal => proposal.Match)
            .ThenBy(proposal => proposal.Rank)
            .FirstOrDefault();
        if (best is null)
        {
            return new ColumnMapping(profile.Name, profile.Position)
            {
                Shape = profile.Shape,
                Filled = profile.Filled,
                Records = _records,
                Notes = MapNotes.OfUnknown(profile),
            };
        }

        string[] taken = FindHolder(chosen, best.Attribute) is { } holder
            ? new[] { MapNotes.Taken(holder.Profile.Name, holder.Attribute.Path, profile.Name) }
            : best.Certainty >= MappingCertainty.Likely ? new[] { "Several columns have such values, and no name says which one is meant." } : Array.Empty<string>();
        return Describe(best, MappingCertainty.Unsure, taken);
    }

    private ColumnMapping DescribeDecided(ColumnProfile profile, string attribute, string? transform)
    {
        Fit fit = _catalog.Find(attribute) is { } known ? _judge.Judge(profile, known) : new Fit(1);
        return new ColumnMapping(profile.Name, profile.Position)
        {
            Attribute = attribute,
            Certainty = MappingCertainty.Sure,
            Transform = transform ?? fit.Transform,
            TransformCandidates = transform is null ? fit.Candidates : Array.Empty<string>(),
            Shape = profile.Shape,
            Filled = profile.Filled,
            Records = _records,
            Notes = MapNotes.OfFit(profile, fit).Prepend("The attribute was decided.").ToArray(),
        };
    }

    private ColumnMapping DescribeExported(ColumnProfile profile, IReadOnlyList<Placement> found)
    {
        Placement[] places = found.Where(place => _placed.Add(place.Attribute)).ToArray();
        bool isTaken = found.Count > 0 && places.Length == 0;
        return new ColumnMapping(profile.Name, profile.Position)
        {
            Attribute = places.Length == 0 ? null : string.Join(", ", places.Select(place => place.Attribute)),
            Certainty = places.Length == 0 ? MappingCertainty.None : MappingCertainty.Sure,
            IsPlacedByExport = places.Length > 1 || places.Any(place => place.Transforms.Count > 0),
            Shape = profile.Shape,
            Filled = profile.Filled,
            Records = _records,
            Notes = new[]
            {
                isTaken ? $"Another column already goes to {found[0].Attribute}."
                    : places.Length == 0 ? $"{_options.Target.Target} has no attribute that says this about a user."
                    : "It says the same about a user.",
            },
        };
    }

    private string[] FindMissing(IReadOnlyList<ColumnMapping> columns)
    {
        HashSet<string> filled = new HashSet<string>(columns.Where(column => column.IsMapped).Select(column => column.Attribute!).Concat(_placed), StringComparer.Ordinal);
        List<string> missing = _catalog.Required.Where(path => !filled.Contains(path) && !filled.Any(one => one.StartsWith(path + ".", StringComparison.Ordinal))).ToList();
        StoreCapabilities capabilities = _options.Target.Capabilities;
        string[] keys = capabilities.RequiresKey ? new[] { capabilities.PrimaryKey } : capabilities.OtherKeys.ToArray();
        if (keys.Length > 0 && !keys.Any(filled.Contains) && !missing.Intersect(keys).Any())
        {
            missing.Add(string.Join(" or ", keys));
        }

        return missing.ToArray();
    }
}
