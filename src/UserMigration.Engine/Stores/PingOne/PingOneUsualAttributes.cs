using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The attributes of a user, by what they say about it.</summary>
internal static class PingOneUsualAttributes
{
    /// <summary>The attributes.</summary>
    public static IReadOnlyList<UsualAttribute> All { get; } = PingOneMembers.All
        .Where(member => member.Meaning != AttributeMeaning.None)
        .Select(member => new UsualAttribute(member.Meaning, member.Path))
        .Append(new UsualAttribute(AttributeMeaning.Language, "preferredLanguage"))
        .ToArray();
}
