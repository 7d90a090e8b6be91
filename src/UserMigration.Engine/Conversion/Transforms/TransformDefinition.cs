using System;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>A built-in transform: its description, and the method that creates it.</summary>
internal sealed class TransformDefinition
{
    private readonly Func<TransformArguments, bool, PasswordTypeMap?, AttributeTransform> _make;

    /// <summary>Defines a transform of values other than passwords.</summary>
    public TransformDefinition(MigrationTransform transform, Func<TransformArguments, AttributeTransform> make)
        : this(transform, (arguments, _, _) => make(arguments))
    {
    }

    /// <summary>Defines a transform of passwords. It is also created from whether clear text is accepted and the type of each kind of hash.</summary>
    public TransformDefinition(MigrationTransform transform, Func<TransformArguments, bool, PasswordTypeMap?, AttributeTransform> make)
    {
        Transform = transform;
        _make = make;
    }

    /// <summary>Defines a transform whose argument is a table: a hashtable with words instead of parameters.</summary>
    public TransformDefinition(MigrationTransform transform, Func<TransformArguments, AttributeTransform> make, string table)
        : this(transform, make)
    {
        Table = table;
    }

    /// <summary>The parameter that a hashtable is the value of; null if a hashtable has parameters by name.</summary>
    public string? Table { get; }

    /// <summary>The description of the transform.</summary>
    public MigrationTransform Transform { get; }

    /// <summary>Creates the transform.</summary>
    /// <param name="arguments">The arguments of the transform.</param>
    /// <param name="allowClearText">Whether passwords can be clear text.</param>
    /// <param name="passwords">The type that each kind of hash is sent as; null if the transform is not for passwords.</param>
    public AttributeTransform Create(TransformArguments arguments, bool allowClearText, PasswordTypeMap? passwords) => _make(arguments, allowClearText, passwords);
}
