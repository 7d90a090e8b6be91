using System;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>A transform of numbers or texts that represent an instant in UTC. A typed date is an instant without conversion.</summary>
internal abstract class InstantTransform : AttributeTransform
{
    /// <inheritdoc/>
    public sealed override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        if (DateFormatter.TryInstant(value, out DateTime instant))
        {
            result = DateFormatter.WithTime(instant);
            return null;
        }

        result = null;
        ScalarFormatter.TryOf(value, out string text);
        if (Read(text, out long? ticks) is { } fault)
        {
            return fault;
        }

        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return DateIssues.OutOfRange;
        }

        result = ticks is { } known ? DateFormatter.WithTime(new DateTime(known)) : null;
        return null;
    }

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value, including white space at its ends.</param>
    /// <param name="ticks">The instant in <see cref="DateTime.Ticks"/>, possibly out of range; null for a value that means never.</param>
    /// <returns>The issue if the value is not valid; otherwise null.</returns>
    protected abstract MigrationIssue? Read(string text, out long? ticks);
}
