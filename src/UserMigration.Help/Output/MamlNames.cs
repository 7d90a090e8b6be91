using System.Xml.Linq;

namespace UserMigration.Help.Output;

/// <summary>The XML namespaces of a help file.</summary>
internal static class MamlNames
{
    /// <summary>The commands.</summary>
    public static XNamespace Command { get; } = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    /// <summary>The text.</summary>
    public static XNamespace Maml { get; } = "http://schemas.microsoft.com/maml/2004/10";

    /// <summary>Code and types.</summary>
    public static XNamespace Dev { get; } = "http://schemas.microsoft.com/maml/dev/2004/10";
}
