using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion;

/// <summary>The transforms that are available by name.</summary>
public static class BuiltInTransforms
{
    private static readonly Dictionary<string, TransformDefinition> s_transforms = new[]
    {
        BooleanTransform.Definition,
        DateTransform.Definition,
        DateTimeToUtcTransform.Definition,
        FileTimeTransform.Definition,
        GeneralizedTimeTransform.Definition,
        GenderTransform.Definition,
        IntegerTransform.Definition,
        JsonTransformDescriptions.Json,
        TextTransform.Lower,
        NullTransform.Definition,
        NumberTransform.Definition,
        PasswordTransformDescription.Definition,
        PhoneE164Transform.Definition,
        JsonTransformDescriptions.Plural,
        TextTransform.Trim,
        EpochTransform.Definition,
        UsDateTransform.Definition,
        WordsTransform.Definition,
    }.ToDictionary(definition => definition.Transform.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names, in their usual letter case.</summary>
    public static IReadOnlyCollection<string> Names => s_transforms.Keys;

    /// <summary>Describes what each transform accepts and yields, and the attributes for which it is the default.</summary>
    /// <param name="targets">The kinds of store.</param>
    public static IReadOnlyList<MigrationTransform> Describe(IReadOnlyList<StoreTarget> targets) => s_transforms.Values
        .Select(definition => definition.Transform)
        .Select(one => new MigrationTransform(
            one.Name, one.Description, one.Accepts, one.Yields, one.Recommendation, one.Parameters, one.Examples, DefaultsOf(one.Name, targets)))
        .ToArray();

    /// <summary>Finds a transform and creates it without parameters.</summary>
    /// <param name="name">The name, in any letter case.</param>
    /// <param name="allowClearText">Whether passwords can be clear text.</param>
    /// <param name="passwords">The type that each kind of hash is sent as; required for the transform of passwords.</param>
    /// <returns>The transform; null if no transform has the name.</returns>
    /// <exception cref="MigrationException">The transform requires a parameter.</exception>
    public static AttributeTransform? Find(string name, bool allowClearText, PasswordTypeMap? passwords = null) =>
        s_transforms.ContainsKey(name) ? Create(name, name, null, allowClearText, passwords) : null;

    /// <summary>Creates a transform for an attribute.</summary>
    /// <param name="attribute">The attribute, for error messages.</param>
    /// <param name="name">The name of the transform, in any letter case.</param>
    /// <param name="argument">Null, a dictionary of parameters by name, or the value of the main parameter.</param>
    /// <param name="allowClearText">Whether passwords can be clear text.</param>
    /// <param name="passwords">The type that each kind of hash is sent as; required for the transform of passwords.</param>
    /// <exception cref="MigrationException">The transform does not exist, or does not support the argument.</exception>
    public static AttributeTransform Create(
        string attribute, string name, object? argument, bool allowClearText, PasswordTypeMap? passwords = null)
    {
        if (!s_transforms.TryGetValue(name, out TransformDefinition? definition))
        {
            throw Unknown(name, attribute);
        }

        TransformArguments arguments = TransformArguments.Read(attribute, definition.Transform, argument, definition.Table);
        return definition.Create(arguments, allowClearText, passwords);
    }

    /// <summary>Creates the exception for a transform that does not exist.</summary>
    /// <param name="name">The name.</param>
    /// <param name="attribute">The attribute that the transform was specified for, or null.</param>
    public static MigrationException Unknown(string name, string? attribute)
    {
        string? nearest = ColumnNames.Nearest(Names.ToArray(), name);
        return new MigrationException(
            "TransformUnknown",
            attribute is null ? MigrationFault.NotFound : MigrationFault.InvalidArgument,
            $"The transform '{name}'{(attribute is null ? string.Empty : $" for '{attribute}'")} does not exist."
                + (nearest is null ? string.Empty : $" Did you mean '{nearest}'?")
                + $" The transforms are {string.Join(", ", Names)}{(attribute is null ? "." : ". You can also use a scriptblock.")}",
            attribute ?? name);
    }

    private static Dictionary<IdentityTarget, IReadOnlyList<string>> DefaultsOf(string name, IReadOnlyList<StoreTarget> targets) => targets
        .Select(target => (target.Target, Attributes: target.DefaultTransforms.Where(item => item.Value == name).Select(item => item.Key).ToArray()))
        .Where(one => one.Attributes.Length > 0)
        .ToDictionary(one => one.Target, one => (IReadOnlyList<string>)one.Attributes);
}
