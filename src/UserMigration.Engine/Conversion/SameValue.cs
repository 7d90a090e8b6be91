using System;
using System.Collections;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion;

/// <summary>Compares the values of two attributes.</summary>
internal static class SameValue
{
    /// <summary>Whether two values are equal, including the values inside lists and objects.</summary>
    public static bool Are(object? a, object? b)
    {
        if (ReferenceEquals(a, b) || Equals(a, b))
        {
            return true;
        }

        return a is IDictionary left ? b is IDictionary right && AreMembers(left, right)
            : a is IEnumerable and not string && b is IEnumerable and not (string or IDictionary) ? AreElements((IEnumerable)a, (IEnumerable)b)
            : a is IFormattable && b is IFormattable && InvariantFormatter.Write(a) == InvariantFormatter.Write(b);
    }

    private static bool AreMembers(IDictionary a, IDictionary b)
    {
        foreach (DictionaryEntry member in a)
        {
            if (!b.Contains(member.Key) || !Are(member.Value, b[member.Key]))
            {
                return false;
            }
        }

        return a.Count == b.Count;
    }

    private static bool AreElements(IEnumerable a, IEnumerable b)
    {
        IEnumerator other = b.GetEnumerator();
        foreach (object? item in a)
        {
            if (!other.MoveNext() || !Are(item, other.Current))
            {
                return false;
            }
        }

        return !other.MoveNext();
    }
}
