using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Stores;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>What is told of a transform, with the attributes that it is a default for.</summary>
internal static class TransformFacts
{
    public static MigrationTransform Of(
        string name,
        string description,
        string accepts,
        string yields,
        string mend,
        IReadOnlyList<MigrationTransformParameter> parameters,
        IReadOnlyList<MigrationTransformExample> examples)
    {
        Dictionary<IdentityTarget, IReadOnlyList<string>> defaults = new Dictionary<IdentityTarget, IReadOnlyList<string>>();
        foreach (StoreTarget target in StoreTargets.All)
        {
            string[] attributes = target.DefaultTransforms
                .Where(item => item.Value == name)
                .Select(item => item.Key)
                .ToArray();
            if (attributes.Length > 0)
            {
                defaults.Add(target.Target, attributes);
            }
        }

        return new MigrationTransform(name, description, accepts, yields, mend, parameters, examples, defaults);
    }
}
