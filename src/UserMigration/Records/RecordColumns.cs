using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// The names of the fields of a record in their order. All records of a file share one instance. Names are kept as
/// written, but are not case-sensitive, like the properties in PowerShell. Names that differ only in case are therefore
/// refused.
/// </summary>
public sealed class RecordColumns
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _indexes;
    private IReadOnlyList<string>? _shown;
    private string? _viewName;

    /// <summary>Creates the columns.</summary>
    /// <param name="names">The names; they are copied.</param>
    /// <exception cref="ArgumentException">Two names differ only in case, or are the same.</exception>
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

    /// <summary>The number of columns.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a column.</summary>
    /// <param name="index">The position, from 0.</param>
    public string this[int index] => _names[index];

    /// <summary>Finds a column. The name is not case-sensitive.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its position from 0, or -1.</returns>
    public int IndexOf(string name) => _indexes.TryGetValue(name, out int index) ? index : -1;

    /// <summary>
    /// The columns that a view shows by default: all except those that contain secrets, judged by their names.
    /// </summary>
    internal IReadOnlyList<string> Shown => _shown ??= Array.FindAll(_names, name => !SecretNames.IsSecret(name));

    /// <summary>
    /// A name for the type of records with these columns, if some of them are not shown. It is the same for the same
    /// columns. Empty if all columns are shown.
    /// </summary>
    internal string ViewName => _viewName ??= Shown.Count == Count
        ? string.Empty
        : typeof(MigrationRecord).FullName + "#" + Digest(_names).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The names in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    // FNV-1a of 64 bits: it is the same in each process, so that a copy of a record has the same type.
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
