using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>Lists the attributes of a record as dotted paths.</summary>
internal static class AttributePaths
{
    /// <summary>Lists the attributes. The members of a password are not attributes.</summary>
    /// <param name="attributes">The attributes by name.</param>
    /// <param name="capabilities">The capabilities of the store.</param>
    /// <param name="withEmpty">Whether attributes whose value is null are listed too.</param>
    public static IEnumerable<string> Of(object? attributes, StoreCapabilities capabilities, bool withEmpty) =>
        Members(attributes) is { } members ? members.SelectMany(member => Of(member.Key, member.Value, capabilities, withEmpty)) : Enumerable.Empty<string>();

    private static IEnumerable<string> Of(string path, object? value, StoreCapabilities capabilities, bool withEmpty) =>
        value is null && !withEmpty ? Enumerable.Empty<string>()
        : !capabilities.PasswordAttributes.Contains(path) && Members(value) is { } members ? members.SelectMany(member => Of(path + "." + member.Key, member.Value, capabilities, withEmpty))
        : new[] { path };

    private static IEnumerable<KeyValuePair<string, object?>>? Members(object? value) => value switch
    {
        IDictionary<string, object?> members => members,
        IDictionary members => members.Cast<DictionaryEntry>().Select(member => new KeyValuePair<string, object?>(InvariantFormatter.Write(member.Key) ?? string.Empty, member.Value)),
        _ => null,
    };
}
