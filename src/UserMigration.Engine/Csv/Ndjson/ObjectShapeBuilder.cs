using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv.Ndjson;

/// <summary>Finds the columns of records that are JSON objects, from a schema, or from the objects themselves.</summary>
internal sealed class ObjectShapeBuilder
{
    private readonly List<Member> _order = new List<Member>();
    private readonly Dictionary<string, Member> _members = new Dictionary<string, Member>(StringComparer.Ordinal);

    /// <summary>Adds the attributes of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="chosen">Selects attributes by their full names; null for all.</param>
    public void Add(IdentitySchema schema, Func<string, bool>? chosen = null)
    {
        foreach (SchemaAttribute attribute in schema.Attributes)
        {
            bool hasParts = attribute.IsObject && !attribute.IsPlural && attribute.Attributes.Count > 0 && attribute.Attributes.All(IsPlain);
            string[] names = hasParts ? attribute.Attributes.Select(part => attribute.Name + "." + part.Name).ToArray() : new[] { attribute.Name };
            if (chosen is not null && !names.Append(attribute.Name).Any(chosen))
            {
                continue;
            }

            Member member = Get(attribute.Name);
            member.IsWhole |= !hasParts;
            foreach (SchemaAttribute part in hasParts ? attribute.Attributes : Array.Empty<SchemaAttribute>())
            {
                if (chosen is null || chosen(attribute.Name) || chosen(attribute.Name + "." + part.Name))
                {
                    member.AddPart(part.Name);
                }
            }
        }
    }

    /// <summary>Adds what an object has.</summary>
    /// <param name="json">The object; nothing is added from text that is not JSON.</param>
    public void Add(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                Member member = Get(JsonNames.Read(ref reader));
                Add(ref reader, member);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The record gets an issue when it is read.
        }
    }

    /// <summary>Creates the shape of everything that was added.</summary>
    /// <param name="origin">Where the objects come from, for messages.</param>
    /// <exception cref="MigrationException">Two names differ only in case, or a name can't be that of a column.</exception>
    public ObjectShape Create(string origin) => new ObjectShape(
        _order
            .Select(member => new KeyValuePair<string, IReadOnlyList<string>?>(member.Name, member.IsWhole || member.Parts.Count == 0 ? null : member.Parts))
            .ToArray(),
        names => names.Count == 0 ? new RecordColumns(names) : HeaderCheck.ToColumns(origin, names, ','));

    private static bool IsPlain(SchemaAttribute attribute) => !attribute.IsObject && !attribute.IsPlural && !attribute.IsList && attribute.Attributes.Count == 0;

    private static void Add(ref Utf8JsonReader reader, Member member)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject || member.IsWhole)
        {
            member.IsWhole = true;
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string part = JsonNames.Read(ref reader);
            reader.Read();
            member.IsWhole |= reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            member.AddPart(part);
            reader.Skip();
        }
    }

    private Member Get(string name)
    {
        if (!_members.TryGetValue(name, out Member? member))
        {
            // A password is an envelope, whose members mean nothing without each other.
            member = new Member(name) { IsWhole = SecretNames.IsSecret(name) };
            _members.Add(name, member);
            _order.Add(member);
        }

        return member;
    }

    private sealed class Member
    {
        private readonly HashSet<string> _known = new HashSet<string>(StringComparer.Ordinal);

        public Member(string name) => Name = name;

        public string Name { get; }

        public bool IsWhole { get; set; }

        public List<string> Parts { get; } = new List<string>();

        public void AddPart(string name)
        {
            if (_known.Add(name))
            {
                Parts.Add(name);
            }
        }
    }
}
