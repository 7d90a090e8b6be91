using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Sandbox.Cidaas.Setup;

/// <summary>The fields of a tenant.</summary>
internal sealed class FieldSetup
{
    private readonly Dictionary<string, Field> _fields;

    public FieldSetup(IReadOnlyList<Field> fields)
    {
        Fields = fields;
        _fields = fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
        Required = fields.Where(field => field.IsRequired && field.IsEnabled).ToArray();
        UsernameFields = fields.Where(field => field.IsCustom && field.IsEnabled && field.DataType == "USERNAME").ToArray();
        for (int i = 0; i < UsernameFields.Count; i++)
        {
            UsernameFields[i].UsernameNumber = i;
        }
    }

    /// <summary>All fields, in the order in which they were read.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The fields that a user must have.</summary>
    public IReadOnlyList<Field> Required { get; }

    /// <summary>The fields of the tenant by which a user can be found.</summary>
    public IReadOnlyList<Field> UsernameFields { get; }

    /// <summary>Returns a field, or null.</summary>
    public Field? Find(string key) => _fields.GetValueOrDefault(key);
}
