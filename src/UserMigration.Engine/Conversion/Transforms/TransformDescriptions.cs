using System.Collections.Generic;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Creates the descriptions of transforms. The kinds of store add the attributes for which a transform is the default.</summary>
internal static class TransformDescriptions
{
    private static readonly Dictionary<IdentityTarget, IReadOnlyList<string>> s_noDefaults = new Dictionary<IdentityTarget, IReadOnlyList<string>>();

    public static MigrationTransform Create(
        string name,
        string description,
        string accepts,
        string yields,
        string recommendation,
        IReadOnlyList<MigrationTransformParameter> parameters,
        IReadOnlyList<MigrationTransformExample> examples)
    {
        return new MigrationTransform(name, description, accepts, yields, recommendation, parameters, examples, s_noDefaults);
    }
}
