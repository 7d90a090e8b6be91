using System.Linq;
using System.Xml.Linq;
using UserMigration.Help.Commands;
using UserMigration.Help.Pages;

namespace UserMigration.Help.Output;

/// <summary>Writes a parameter: in the syntax, where it is used in one set, and in the list of all parameters.</summary>
internal static class MamlParameter
{
    /// <summary>Creates the element in the syntax.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="use">How the set uses it.</param>
    /// <param name="section">What the page says about it.</param>
    public static XElement CreateInSyntax(ParameterDescription parameter, ParameterUse use, PageSection section) =>
        Create(parameter, use, use.IsRequired, CreateValues(parameter), section);

    /// <summary>Creates the element in the list of parameters. The parameter is required if every set that has it requires it.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="section">What the page says about it.</param>
    public static XElement CreateInList(ParameterDescription parameter, PageSection section)
    {
        ParameterUse first = parameter.Sets[0];
        ParameterUse every = first with
        {
            ValueFromPipeline = parameter.Sets.Any(use => use.ValueFromPipeline),
            ValueFromPipelineByPropertyName = parameter.Sets.Any(use => use.ValueFromPipelineByPropertyName),
        };
        return Create(parameter, every, parameter.Sets.All(use => use.IsRequired), null, section);
    }

    private static XElement Create(ParameterDescription parameter, ParameterUse use, bool isRequired, XElement? values, PageSection section)
    {
        string type = SyntaxText.GetTypeName(parameter.Type);
        return new XElement(
            MamlNames.Command + "parameter",
            new XAttribute("required", isRequired),
            new XAttribute("variableLength", parameter.Type.IsArray),
            new XAttribute("globbing", parameter.SupportsWildcards),
            new XAttribute("pipelineInput", FormatPipeline(use)),
            new XAttribute("position", use.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(MamlNames.Maml + "name", parameter.Name),
            MamlText.CreateDescription(section.GetTextBlocks(ParameterBlock.Language)),
            values,
            parameter.IsSwitch ? null : CreateValue(type),
            new XElement(MamlNames.Dev + "type", new XElement(MamlNames.Maml + "name", type), new XElement(MamlNames.Maml + "uri")),
            new XElement(MamlNames.Dev + "defaultValue", ParameterBlock.ReadDefaultValue(section.GetCode(ParameterBlock.Language))));
    }

    private static XElement? CreateValues(ParameterDescription parameter) => parameter.AcceptedValues.Count == 0
        ? null
        : new XElement(MamlNames.Command + "parameterValueGroup", parameter.AcceptedValues.Select(CreateValue));

    private static XElement CreateValue(string text) =>
        new XElement(MamlNames.Command + "parameterValue", new XAttribute("required", true), new XAttribute("variableLength", false), text);

    private static string FormatPipeline(ParameterUse use) => (use.ValueFromPipeline, use.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };
}
