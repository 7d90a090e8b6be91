using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using UserMigration.Engine;
using UserMigration.Engine.Conversion;

namespace UserMigration.Commands;

/// <summary>Reads -Transform of ConvertTo-IdentityRecord, and the part of that name of a map file.</summary>
internal sealed class TransformReader
{
    private readonly ScriptRunner _runner;
    private readonly bool _allowClearText;

    /// <summary>Makes a reader.</summary>
    /// <param name="runner">Runs scriptblocks.</param>
    /// <param name="allowClearText">Whether a password may be clear text.</param>
    public TransformReader(ScriptRunner runner, bool allowClearText)
    {
        _runner = runner;
        _allowClearText = allowClearText;
    }

    /// <summary>The transforms by attribute.</summary>
    public Dictionary<string, IReadOnlyList<AttributeTransform>> Transforms { get; } =
        new Dictionary<string, IReadOnlyList<AttributeTransform>>(StringComparer.Ordinal);

    /// <summary>Reads the defaults of a target.</summary>
    /// <param name="target">The target.</param>
    public void ReadDefaults(IdentityTarget target)
    {
        foreach (KeyValuePair<string, string> item in TargetTransforms.DefaultsOf(target))
        {
            Transforms[item.Key] = new[] { BuiltInTransforms.Make(item.Key, item.Value, null, _allowClearText) };
        }
    }

    /// <summary>Reads what was given; it replaces what was read before, attribute by attribute.</summary>
    /// <param name="given">Attribute to transforms: a name, <c>@{ Name = parameter }</c>, a scriptblock, a list of these, or null.</param>
    /// <exception cref="MigrationException">There is no such transform, or it can't be told that.</exception>
    public void Read(IDictionary given)
    {
        foreach (DictionaryEntry entry in given)
        {
            string attribute = InvariantText.Of(entry.Key)!;
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

    private AttributeTransform ReadOne(string attribute, object given)
    {
        switch (given)
        {
            case ScriptBlock script:
                return new ScriptTransform(script, _runner);
            case IDictionary { Count: 1 } named:
                IDictionaryEnumerator one = named.GetEnumerator();
                one.MoveNext();
                return BuiltInTransforms.Make(attribute, InvariantText.Of(one.Key)!, ScriptValue.ToPlain(one.Value), _allowClearText);
            case IDictionary:
                throw new MigrationException(
                    "TransformParameterInvalid",
                    MigrationFault.InvalidArgument,
                    $"The transform of '{attribute}' is a hashtable that does not have exactly one key. Write @{{ Name = parameter }}, "
                        + "@{ Name = @{ Parameter = value; … } } for several parameters, and a comma between transforms.",
                    attribute);
            default:
                return BuiltInTransforms.Make(attribute, InvariantText.Of(given) ?? string.Empty, null, _allowClearText);
        }
    }
}
