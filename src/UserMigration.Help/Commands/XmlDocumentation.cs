using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace UserMigration.Help.Commands;

/// <summary>The XML documentation that the compiler writes beside an assembly.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Dictionary<string, XElement> members) => _members = members;

    /// <summary>Reads the documentation of an assembly.</summary>
    /// <param name="assemblyPath">The path of the assembly.</param>
    public static XmlDocumentation Load(string assemblyPath) => new XmlDocumentation(XDocument
        .Load(Path.ChangeExtension(assemblyPath, ".xml"), LoadOptions.PreserveWhitespace)
        .Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal));

    /// <summary>The summary of a type, as plain text, or null if it has none.</summary>
    /// <param name="type">The type.</param>
    public string? Find(Type type) => Find("T:" + type.FullName);

    /// <summary>The summary of a property, as plain text, or null if it has none.</summary>
    /// <param name="property">The property.</param>
    public string? Find(PropertyInfo property) => Find("P:" + property.DeclaringType!.FullName + "." + property.Name);

    private string? Find(string id)
    {
        if (!_members.TryGetValue(id, out XElement? member) || member.Element("summary") is not { } summary)
        {
            return null;
        }

        StringBuilder text = new StringBuilder();
        foreach (XNode node in summary.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "see" } reference => GetName(reference),
                XElement element => element.Value,
                _ => string.Empty,
            });
        }

        return Space().Replace(text.ToString(), " ").Trim();
    }

    private static string GetName(XElement reference)
    {
        string name = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? reference.Value;
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
