using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Passwords;

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

    /// <summary>What each accepts and yields, by name.</summary>
    public static IReadOnlyList<MigrationTransform> All { get; } = s_transforms.Values.Select(definition => definition.Transform).ToArray();

    /// <summary>Finds a transform and makes it, with nothing told to it.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="allowClearText">Whether a password may be clear text.</param>
    /// <param name="passwords">Which hash is sent as what; the defaults of the first kind of store unless given.</param>
    /// <returns>The transform, or null where there is none of that name.</returns>
    /// <exception cref="MigrationException">It can't do without a parameter.</exception>
    public static AttributeTransform? Find(string name, bool allowClearText, PasswordTable? passwords = null) =>
        s_transforms.ContainsKey(name) ? Make(name, name, null, allowClearText, passwords) : null;

    /// <summary>Makes a transform for an attribute.</summary>
    /// <param name="attribute">The attribute; errors name it.</param>
    /// <param name="name">The name of the transform, in any case.</param>
    /// <param name="argument">Null, a dictionary of parameters by name, or the value of the main parameter.</param>
    /// <param name="allowClearText">Whether a password may be clear text.</param>
    /// <param name="passwords">Which hash is sent as what; the defaults of the first kind of store unless given.</param>
    /// <exception cref="MigrationException">There is no such transform, or it can't be told that.</exception>
    public static AttributeTransform Make(
        string attribute, string name, object? argument, bool allowClearText, PasswordTable? passwords = null)
    {
        if (!s_transforms.TryGetValue(name, out TransformDefinition? definition))
        {
            throw Unknown(name, attribute);
        }

        TransformArguments arguments = TransformArguments.Read(attribute, definition.Transform, argument);
        AttributeTransform transform = definition.Make(arguments);
        return transform is PasswordTransform
            ? new PasswordTransform(allowClearText, passwords ?? new PasswordTable(default))
            : transform;
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
}
