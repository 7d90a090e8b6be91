using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// The names of a record's fields in their order; one instance is shared by all records of a file.
/// Names are kept as written and found without regard to case, as PowerShell finds a property; a set that differs by
/// case alone is therefore refused.
/// </summary>
public sealed class RecordColumns
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _indexes;
    private IReadOnlyList<string>? _shown;
    private string? _viewName;

    /// <summary>Makes the columns.</summary>
    /// <param name="names">The names; copied.</param>
    /// <exception cref="ArgumentException">Two names are the same but for their case.</exception>
    public RecordColumns(IReadOnlyList<string> names)
    {
        if (names is null)
        {
            throw new ArgumentNullException(nameof(names));
        }

        _names = new string[names.Count];
        _indexes = new Dictionary<string, int>(names.Count, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < _names.Length; i++)
        {
            _names[i] = names[i];
            _indexes.Add(names[i], i);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _names.Length;

    /// <summary>The name of one column.</summary>
    /// <param name="index">The position, from 0.</param>
    public string this[int index] => _names[index];

    /// <summary>Finds a column without regard to case.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its position from 0, or -1.</returns>
    public int IndexOf(string name) => _indexes.TryGetValue(name, out int index) ? index : -1;

    /// <summary>The columns that a view shows where nobody names any: all but those that hold secrets by their names.</summary>
    internal IReadOnlyList<string> Shown => _shown ??= Array.FindAll(_names, name => !SecretNames.IsSecret(name));

    /// <summary>
    /// A name for the type of records with these columns, where some of them are not shown: the same for the same columns. Empty where
    /// all are shown.
    /// </summary>
    internal string ViewName => _viewName ??= Shown.Count == Count
        ? string.Empty
        : typeof(MigrationRecord).FullName + "#" + Digest(_names).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The names in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    // FNV-1a of 64 bits: the same in each process, so that a copy of a record is of the same type.
    private static ulong Digest(string[] names)
    {
        const ulong Basis = 14695981039346656037;
        const ulong Prime = 1099511628211;
        ulong digest = Basis;
        foreach (string name in names)
        {
            foreach (char c in name)
            {
                digest = unchecked((digest ^ c) * Prime);
            }

            digest = unchecked((digest ^ '\0') * Prime);
        }

        return digest;
    }
}
