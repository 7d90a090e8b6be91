using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>Writes what a datafile is like to a manifest, and reads it.</summary>
internal static class ManifestProfile
{
    private static readonly string[] s_groups = { "kinds", "scripts", "characters" };

    /// <summary>Writes a profile.</summary>
    /// <param name="json">The manifest.</param>
    /// <param name="profile">The profile.</param>
    public static void Write(Utf8JsonWriter json, PackageProfile profile)
    {
        json.WriteStartObject("source");
        json.WriteString("name", profile.Name);
        json.WriteNumber("size", profile.Size);
        json.WriteString("sha256", profile.Sha256);
        json.WriteNumber("records", profile.Records);
        json.WriteNumber("invalid", profile.Invalid);
        json.WriteString("encoding", "UTF-8");
        json.WriteBoolean("byteOrderMark", profile.HasMark);
        json.WriteString("lineBreak", profile.LineBreak);
        json.WriteString("delimiter", ",");
        json.WriteEndObject();
        json.WriteStartArray("columns");
        foreach (PackageColumn column in profile.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            WriteCounts(json, s_groups[0], column, ValueTraits.Kinds);
            WriteCounts(json, s_groups[1], column, ValueTraits.Scripts);
            WriteCounts(json, s_groups[2], column, ValueTraits.Characters);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("hashKinds");
        foreach (KeyValuePair<string, long> kind in profile.HashKinds)
        {
            json.WriteNumber(kind.Key, kind.Value);
        }

        json.WriteEndObject();
        json.WriteStartArray("rules");
        foreach (PackageIssue issue in profile.Issues)
        {
            json.WriteStartObject();
            json.WriteString("rule", issue.RuleId);
            json.WriteString("attribute", issue.Attribute);
            json.WriteString("severity", issue.Severity.ToString());
            json.WriteNumber("count", issue.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads what a comparison of formats needs.</summary>
    /// <param name="json">The manifest.</param>
    public static PackageProfile Read(JsonElement json)
    {
        JsonElement source = json.GetProperty("source");
        PackageProfile profile = new PackageProfile
        {
            Name = Text(source, "name"),
            Size = source.GetProperty("size").GetInt64(),
            Sha256 = Text(source, "sha256"),
            Records = source.GetProperty("records").GetInt64(),
            HasMark = source.GetProperty("byteOrderMark").GetBoolean(),
            LineBreak = Text(source, "lineBreak"),
        };
        foreach (JsonElement one in json.GetProperty("columns").EnumerateArray())
        {
            PackageColumn column = new PackageColumn(Text(one, "name"));
            foreach (JsonProperty count in s_groups.SelectMany(group => one.GetProperty(group).EnumerateObject()))
            {
                column.Set((ValueTraits)Enum.Parse(typeof(ValueTraits), count.Name), count.Value.GetInt64());
            }

            profile.Columns.Add(column);
        }

        foreach (JsonProperty kind in json.GetProperty("hashKinds").EnumerateObject())
        {
            profile.HashKinds.Add(kind.Name, kind.Value.GetInt64());
        }

        return profile;
    }

    /// <summary>Reads a text that must be there.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The name of the text.</param>
    /// <exception cref="FormatException">It is null.</exception>
    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException("A text is missing.");

    private static void WriteCounts(Utf8JsonWriter json, string name, PackageColumn column, ValueTraits among)
    {
        json.WriteStartObject(name);
        foreach (KeyValuePair<ValueTraits, long> count in column.CountsOf(among))
        {
            json.WriteNumber(count.Key.ToString(), count.Value);
        }

        json.WriteEndObject();
    }
}
