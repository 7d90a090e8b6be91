using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace UserMigration.Help.Output;

/// <summary>Writes the help file of the module.</summary>
internal static class MamlFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="commands">The elements of the cmdlets.</param>
    public static void Write(string path, IEnumerable<XElement> commands)
    {
        XDocument document = new XDocument(new XElement(
            XName.Get("helpItems", "http://msh"),
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", MamlNames.Maml),
            new XAttribute(XNamespace.Xmlns + "command", MamlNames.Command),
            new XAttribute(XNamespace.Xmlns + "dev", MamlNames.Dev),
            commands));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        XmlWriterSettings settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using XmlWriter writer = XmlWriter.Create(path, settings);
        document.Save(writer);
    }
}
