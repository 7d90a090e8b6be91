using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace UserMigration.Help.Commands;

/// <summary>Reads the cmdlets of an assembly, with the metadata that PowerShell itself makes of them.</summary>
internal sealed class CommandReader
{
    private readonly Assembly _assembly;
    private readonly XmlDocumentation _documentation;

    /// <summary>Loads the assembly of the cmdlets.</summary>
    /// <param name="assemblyPath">The path. The XML documentation and the other assemblies are in the same folder.</param>
    public CommandReader(string assemblyPath)
    {
        _assembly = Assembly.LoadFrom(assemblyPath);
        _documentation = XmlDocumentation.Load(assemblyPath);
    }

    /// <summary>Reads all cmdlets.</summary>
    /// <returns>The cmdlets in the order of their names.</returns>
    public IReadOnlyList<CommandDescription> Read() => _assembly.GetExportedTypes()
        .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))
        .Select(Read)
        .OrderBy(command => command.Name, StringComparer.Ordinal)
        .ToArray();

    private CommandDescription Read(Type type)
    {
        CommandMetadata metadata = new CommandMetadata(type);
        object instance = Activator.CreateInstance(type)!;
        using IDisposable? owned = instance as IDisposable;
        List<ParameterDescription> parameters = metadata.Parameters.Values
            .Select(parameter => Describe(parameter, type.GetProperty(parameter.Name)!, instance))
            .ToList();
        if (instance is IDynamicParameters dynamic && dynamic.GetDynamicParameters() is RuntimeDefinedParameterDictionary definitions)
        {
            parameters.AddRange(definitions.Values.Select(Describe));
        }

        if (metadata.SupportsShouldProcess)
        {
            parameters.Add(CommonSwitches.WhatIf);
            parameters.Add(CommonSwitches.Confirm);
        }

        return new CommandDescription(metadata.Name, _documentation.Find(type), metadata.HelpUri ?? string.Empty)
        {
            Aliases = type.GetCustomAttribute<AliasAttribute>()?.AliasNames.ToArray() ?? [],
            Sets = FindSets(parameters, metadata.DefaultParameterSetName),
            HasDefaultSet = IsNamed(metadata.DefaultParameterSetName),
            Parameters = parameters,
        };
    }

    private ParameterDescription Describe(ParameterMetadata parameter, PropertyInfo property, object instance)
    {
        ParameterUse[] sets = parameter.ParameterSets.Select(set => Describe(set.Key, set.Value)).ToArray();
        return Describe(parameter.Name, parameter.ParameterType, _documentation.Find(property), parameter.Attributes) with
        {
            Sets = sets,
            Aliases = parameter.Aliases.ToArray(),
            DefaultValue = sets.Any(use => use.IsRequired) ? null : FindDefault(property.PropertyType, property.GetValue(instance)),
        };
    }

    private static ParameterDescription Describe(RuntimeDefinedParameter parameter)
    {
        ParameterAttribute attribute = parameter.Attributes.OfType<ParameterAttribute>().Single();
        return Describe(parameter.Name, parameter.ParameterType, null, parameter.Attributes) with
        {
            Sets = [new ParameterUse(ParameterUse.EverySet, null, false, false, attribute.ValueFromPipelineByPropertyName, false)],
            Proposal = attribute.HelpMessage ?? string.Empty,
            DefaultValue = parameter.ParameterType == typeof(SwitchParameter) ? bool.FalseString : null,
        };
    }

    private static ParameterDescription Describe(string name, Type declared, string? summary, IEnumerable<Attribute> attributes)
    {
        Attribute[] all = attributes.ToArray();
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        ParameterAttribute[] uses = all.OfType<ParameterAttribute>().ToArray();
        return new ParameterDescription(name, type, summary)
        {
            Sets = [new ParameterUse(ParameterUse.EverySet, null, false, false, false, false)],
            AcceptedValues = FindAcceptedValues(type, all),
            SupportsWildcards = all.OfType<SupportsWildcardsAttribute>().Any(),
            DontShow = uses.Any(use => use.DontShow),
            HelpMessage = uses.Select(use => use.HelpMessage).FirstOrDefault(message => !string.IsNullOrEmpty(message)) ?? string.Empty,
        };
    }

    private static ParameterUse Describe(string set, ParameterSetMetadata use) => new ParameterUse(
        set,
        use.Position < 0 ? null : use.Position,
        use.IsMandatory,
        use.ValueFromPipeline,
        use.ValueFromPipelineByPropertyName,
        use.ValueFromRemainingArguments);

    private static string[] FindAcceptedValues(Type type, Attribute[] attributes)
    {
        if (attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set)
        {
            return set.ValidValues.ToArray();
        }

        Type element = type.IsArray ? type.GetElementType()! : type;
        return element.IsEnum ? Enum.GetNames(element) : [];
    }

    // The value that the memory of a field starts with can stand for "not specified", so it says nothing.
    private static string? FindDefault(Type declared, object? value) => value switch
    {
        SwitchParameter => bool.FalseString,
        int or long or double or Enum when declared.IsValueType && !value.Equals(Activator.CreateInstance(declared)) =>
            string.Format(CultureInfo.InvariantCulture, "{0}", value),
        _ => null,
    };

    private static string[] FindSets(IEnumerable<ParameterDescription> parameters, string? usual)
    {
        string[] sets = parameters.SelectMany(parameter => parameter.Sets).Select(use => use.Set).Where(IsNamed).Distinct().ToArray();
        return IsNamed(usual) ? [usual!, .. sets.Except([usual!])] : sets.Length > 0 ? sets : [ParameterUse.EverySet];
    }

    private static bool IsNamed(string? set) => !string.IsNullOrEmpty(set) && set != ParameterUse.EverySet;
}
