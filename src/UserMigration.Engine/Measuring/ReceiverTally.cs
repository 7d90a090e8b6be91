using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Measuring;

/// <summary>Counts what a kind of store does with passwords, by converting each of them as an upload would.</summary>
internal sealed class ReceiverTally
{
    private readonly IdentityTarget _target;
    private readonly PasswordTransform _transform;
    private readonly Dictionary<string, long> _unchanged = new Dictionary<string, long>(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _converted = new Dictionary<string, long>(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _reset = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Starts with nothing counted.</summary>
    /// <param name="target">The kind of store.</param>
    public ReceiverTally(StoreTarget target)
    {
        _target = target.Target;
        _transform = new PasswordTransform(allowClearText: false, target.CreatePasswordTypeMap());
    }

    /// <summary>Counts a password.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="password">The password; not blank.</param>
    /// <param name="value">The password, or its members if it is an envelope, so that it is read only once for all kinds of stores.</param>
    /// <param name="record">Its record, which is not changed.</param>
    public void Add(string kind, string password, object value, MigrationRecord record)
    {
        bool isAccepted = _transform.Apply(value, record, out object? result) is not { Severity: IssueSeverity.Error } && result is not null;
        Dictionary<string, long> counts = !isAccepted ? _reset : IsUnchanged(password, result!) ? _unchanged : _converted;
        counts.TryGetValue(kind, out long count);
        counts[kind] = count + 1;
    }

    /// <summary>Gets the counts.</summary>
    public PasswordReceiverMeasure ToMeasure() => new PasswordReceiverMeasure { Target = _target, Unchanged = _unchanged, Converted = _converted, Reset = _reset };

    // The longest text of an envelope is the hash.
    private static bool IsUnchanged(string password, object result)
    {
        if (result is not IDictionary envelope)
        {
            return true;
        }

        string longest = string.Empty;
        foreach (object? value in envelope.Values)
        {
            longest = value is string text && text.Length > longest.Length ? text : longest;
        }

        return password.IndexOf(longest, StringComparison.Ordinal) >= 0;
    }
}
