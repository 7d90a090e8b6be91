using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Conversion;

/// <summary>The transforms that a target applies unless they are changed or switched off.</summary>
public static class TargetTransforms
{
    /// <summary>
    /// The defaults by attribute. Akamai's are those of <c>dataload.py</c>: password, birthday and profiles
    /// (contract of Akamai, section 7).
    /// </summary>
    /// <param name="target">The kind of store.</param>
    /// <returns>The names of the transforms, by attribute.</returns>
    public static IReadOnlyDictionary<string, string> DefaultsOf(IdentityTarget target) => target switch
    {
        IdentityTarget.Akamai => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["password"] = "Password",
            ["birthday"] = "UsDate",
            ["profiles"] = "Plural",
        },
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };
}
