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

/// <summary>The transforms that can be asked for by name.</summary>
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
        JsonFacts.Json,
        TextTransform.Lower,
        NullTransform.Definition,
        NumberTransform.Definition,
        PasswordFacts.Definition,
        PhoneE164Transform.Definition,
        JsonFacts.Plural,
        TextTransform.Trim,
        EpochTransform.Definition,
        UsDateTransform.Definition,
    }.ToDictionary(definition => definition.Transform.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names, as they are written.</summary>
    public static IReadOnlyCollection<string> Names => s_transforms.Keys;

    /// <summary>What each accepts and yields, by name, and the attributes that it is a default for.</summary>
    /// <param name="targets">The kinds of store.</param>
    public static IReadOnlyList<MigrationTransform> Describe(IReadOnlyList<StoreTarget> targets) => s_transforms.Values
        .Select(definition => definition.Transform)
        .Select(one => new MigrationTransform(
            one.Name, one.Description, one.Accepts, one.Yields, one.Recommendation, one.Parameters, one.Examples, DefaultsOf(one.Name, targets)))
        .ToArray();

    /// <summary>Finds a transform and makes it, with nothing told to it.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="allowClearText">Whether a password may be clear text.</param>
    /// <param name="passwords">Which hash is sent as what; the transform of passwords needs it.</param>
    /// <returns>The transform, or null where there is none of that name.</returns>
    /// <exception cref="MigrationException">It can't do without a parameter.</exception>
    public static AttributeTransform? Find(string name, bool allowClearText, PasswordTypeMap? passwords = null) =>
        s_transforms.ContainsKey(name) ? Make(name, name, null, allowClearText, passwords) : null;

    /// <summary>Makes a transform for an attribute.</summary>
    /// <param name="attribute">The attribute; errors name it.</param>
    /// <param name="name">The name of the transform, in any case.</param>
    /// <param name="argument">Null, a dictionary of parameters by name, or the value of the main parameter.</param>
    /// <param name="allowClearText">Whether a password may be clear text.</param>
    /// <param name="passwords">Which hash is sent as what; the transform of passwords needs it.</param>
    /// <exception cref="MigrationException">There is no such transform, or it can't be told that.</exception>
    public static AttributeTransform Make(
        string attribute, string name, object? argument, bool allowClearText, PasswordTypeMap? passwords = null)
    {
        if (!s_transforms.TryGetValue(name, out TransformDefinition? definition))
        {
            throw Unknown(name, attribute);
        }

        TransformArguments arguments = TransformArguments.Read(attribute, definition.Transform, argument);
        return definition.Make(arguments, allowClearText, passwords);
    }

    /// <summary>The error for a name that no transform has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="attribute">The attribute that it was given to, or null.</param>
    public static MigrationException Unknown(string name, string? attribute)
    {
        string? nearest = ColumnNames.Nearest(Names.ToArray(), name);
        return new MigrationException(
            "TransformUnknown",
            attribute is null ? MigrationFault.NotFound : MigrationFault.InvalidArgument,
            $"There is no transform '{name}'{(attribute is null ? string.Empty : $", which '{attribute}' is given")}."
                + (nearest is null ? string.Empty : $" Did you mean '{nearest}'?")
                + $" There are {string.Join(", ", Names)}{(attribute is null ? "." : ", and scriptblocks.")}",
            attribute ?? name);
    }

    private static Dictionary<IdentityTarget, IReadOnlyList<string>> DefaultsOf(string name, IReadOnlyList<StoreTarget> targets) => targets
        .Select(target => (target.Target, Attributes: target.DefaultTransforms.Where(item => item.Value == name).Select(item => item.Key).ToArray()))
        .Where(one => one.Attributes.Length > 0)
        .ToDictionary(one => one.Target, one => (IReadOnlyList<string>)one.Attributes);
}
