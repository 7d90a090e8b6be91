using System;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>A transform of numbers or texts that stand for a moment in UTC. A typed date is that moment already.</summary>
internal abstract class InstantTransform : AttributeTransform
{
    /// <inheritdoc/>
    public sealed override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        if (DateText.TryInstant(value, out DateTime instant))
        {
            result = DateText.WithTime(instant);
            return null;
        }

        result = null;
        ScalarText.TryOf(value, out string text);
        if (Read(text, out long? ticks) is { } fault)
        {
            return fault;
        }

        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return DateFaults.OutOfRange;
        }

        result = ticks is { } known ? DateText.WithTime(new DateTime(known)) : null;
        return null;
    }

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value, with the white space around it.</param>
    /// <param name="ticks">The moment, in ticks as <see cref="DateTime.Ticks"/> counts them, also outside its range; null for a value that stands for never.</param>
    /// <returns>What is wrong with it, or null.</returns>
    protected abstract MigrationIssue? Read(string text, out long? ticks);
}
