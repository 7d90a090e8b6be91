using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>Reads -Transform of ConvertTo-IdentityRecord, and the part of that name of a map file.</summary>
internal sealed class TransformReader
{
    private readonly ScriptRunner _runner;
    private readonly bool _allowClearText;
    private readonly PasswordTypeMap _passwords;

    /// <summary>Creates a reader.</summary>
    /// <param name="runner">Runs scriptblocks.</param>
    /// <param name="allowClearText">Whether clear-text passwords are allowed.</param>
    /// <param name="passwords">The types that hashes are sent as.</param>
    public TransformReader(ScriptRunner runner, bool allowClearText, PasswordTypeMap passwords)
    {
        _runner = runner;
        _allowClearText = allowClearText;
        _passwords = passwords;
    }

    /// <summary>The transforms by attribute.</summary>
    public Dictionary<string, IReadOnlyList<AttributeTransform>> Transforms { get; } =
        new Dictionary<string, IReadOnlyList<AttributeTransform>>(StringComparer.Ordinal);

    /// <summary>Reads the defaults of a target.</summary>
    /// <param name="target">The target.</param>
    public void ReadDefaults(StoreTarget target)
    {
        foreach (KeyValuePair<string, string> item in target.DefaultTransforms)
        {
            Transforms[item.Key] = new[] { Create(item.Key, item.Value, null) };
        }
    }

    /// <summary>Reads the value of -Transform. It replaces what was read before, attribute by attribute.</summary>
    /// <param name="given">
    /// A hashtable that maps attributes to transforms: a name, <c>@{ Name = parameter }</c>, a scriptblock, a list of
    /// these, or null.
    /// </param>
    /// <exception cref="MigrationException">The transform does not exist, or its parameter is not valid.</exception>
    public void Read(IDictionary given)
    {
        foreach (DictionaryEntry entry in given)
        {
            string attribute = InvariantFormatter.Write(entry.Key)!;
            List<AttributeTransform> some = new List<AttributeTransform>();
            foreach (object? item in ScriptValue.Many(entry.Value))
            {
                if (item is not null)
                {
                    some.Add(ReadOne(attribute, item));
                }
            }

            Transforms[attribute] = some;
        }
    }

    /// <summary>
    /// Reads the transforms of a conversion, so that values can be checked after them. An attribute gets null if its
    /// transforms contain a scriptblock, which is not run in advance, or Password, for which the conversion has more
    /// parameters.
    /// </summary>
    /// <param name="runner">The runner that the scriptblocks are bound to; none is run.</param>
    /// <param name="given">The values of -Transform. For each attribute, a later one replaces an earlier one.</param>
    /// <exception cref="MigrationException">The transform does not exist, or its parameter is not valid.</exception>
    public static Dictionary<string, IReadOnlyList<AttributeTransform>?> ReadKnown(ScriptRunner runner, params IDictionary[] given)
    {
        // The types of passwords do not matter here, so any kind of store can be used.
        TransformReader reader = new TransformReader(runner, allowClearText: true, StoreTargets.Usual.CreatePasswordTypeMap());
        foreach (IDictionary one in given)
        {
            reader.Read(one);
        }

        return reader.Transforms.ToDictionary(
            item => item.Key,
            item => item.Value.Any(one => one is ScriptTransform || one.Name == "Password") ? null : item.Value,
            StringComparer.Ordinal);
    }

    private AttributeTransform ReadOne(string attribute, object given)
    {
        switch (given)
        {
            case ScriptBlock script:
                return new ScriptTransform(script, _runner);
            case IDictionary { Count: 1 } named:
                IDictionaryEnumerator one = named.GetEnumerator();
                one.MoveNext();
                return Create(attribute, InvariantFormatter.Write(one.Key)!, ScriptValue.ToPlain(one.Value));
            case IDictionary:
                throw new MigrationException(
                    "TransformParameterInvalid",
                    MigrationFault.InvalidArgument,
                    $"The transform of '{attribute}' is a hashtable without exactly one key. Write @{{ Name = parameter }}, "
                        + "@{ Name = @{ Parameter = value; … } } for several parameters, and separate transforms with commas.",
                    attribute);
            default:
                return Create(attribute, InvariantFormatter.Write(given) ?? string.Empty, null);
        }
    }

    private AttributeTransform Create(string attribute, string name, object? argument) =>
        BuiltInTransforms.Create(attribute, name, argument, _allowClearText, _passwords);
}
