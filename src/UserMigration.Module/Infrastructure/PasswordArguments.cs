using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>Reads the hashtable of -PasswordType.</summary>
internal static class PasswordArguments
{
    /// <summary>Reads the table of the target, with the changes of -PasswordType.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="given">
    /// A hashtable that maps a kind to the name of a type, to null to refuse the kind, or to a hashtable of the
    /// envelope's members.
    /// </param>
    /// <exception cref="MigrationException">A kind does not exist, or its type is not valid.</exception>
    public static PasswordTypeMap ReadTable(StoreTarget target, Hashtable given)
    {
        Dictionary<string, object?> changes = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in given)
        {
            object? value = ScriptValue.Bare(entry.Value);
            changes[InvariantFormatter.Write(entry.Key)!] = value is IDictionary members ? ReadMembers(members) : value;
        }

        return target.CreatePasswordTypeMap(changes);
    }

    private static Dictionary<string, string> ReadMembers(IDictionary given)
    {
        Dictionary<string, string> members = new Dictionary<string, string>(StringComparer.Ordinal);
        AddMembers(members, string.Empty, given);
        return members;
    }

    // Objects within the envelope: hData = @{ salt = ... } is the member hData.salt.
    private static void AddMembers(Dictionary<string, string> members, string prefix, IDictionary given)
    {
        foreach (DictionaryEntry entry in given)
        {
            string name = prefix + InvariantFormatter.Write(entry.Key);
            object? value = ScriptValue.Bare(entry.Value);
            if (value is IDictionary inner)
            {
                AddMembers(members, name + ".", inner);
            }
            else
            {
                members[name] = InvariantFormatter.Write(value) ?? string.Empty;
            }
        }
    }
}
