using System;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>A built-in transform: what is told of it, and how it is made.</summary>
internal sealed class TransformDefinition
{
    public TransformDefinition(MigrationTransform transform, Func<TransformArguments, AttributeTransform> make)
    {
        Transform = transform;
        Make = make;
    }

    /// <summary>What is told of it.</summary>
    public MigrationTransform Transform { get; }

    /// <summary>Makes it of what was told to it.</summary>
    public Func<TransformArguments, AttributeTransform> Make { get; }
}
