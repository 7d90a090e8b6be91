using System;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>A built-in transform: what is told of it, and how it is made.</summary>
internal sealed class TransformDefinition
{
    private readonly Func<TransformArguments, bool, PasswordTypeMap?, AttributeTransform> _make;

    /// <summary>Defines a transform of ordinary values.</summary>
    public TransformDefinition(MigrationTransform transform, Func<TransformArguments, AttributeTransform> make)
        : this(transform, (arguments, _, _) => make(arguments))
    {
    }

    /// <summary>Defines a transform of passwords: it is also made of whether clear text passes, and of which hash is sent as what.</summary>
    public TransformDefinition(MigrationTransform transform, Func<TransformArguments, bool, PasswordTypeMap?, AttributeTransform> make)
    {
        Transform = transform;
        _make = make;
    }

    /// <summary>What is told of it.</summary>
    public MigrationTransform Transform { get; }

    /// <summary>Makes it.</summary>
    /// <param name="arguments">What was given to it.</param>
    /// <param name="allowClearText">Whether a password may be clear text.</param>
    /// <param name="passwords">Which hash is sent as what; null where no password comes.</param>
    public AttributeTransform Make(TransformArguments arguments, bool allowClearText, PasswordTypeMap? passwords) => _make(arguments, allowClearText, passwords);
}
