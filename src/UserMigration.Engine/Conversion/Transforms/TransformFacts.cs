using System.Collections.Generic;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>What is told of a transform; the attributes that it is a default for are the kinds of store to say.</summary>
internal static class TransformFacts
{
    private static readonly Dictionary<IdentityTarget, IReadOnlyList<string>> s_noDefaults = new Dictionary<IdentityTarget, IReadOnlyList<string>>();

    public static MigrationTransform Of(
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
