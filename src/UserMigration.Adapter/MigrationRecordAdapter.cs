using System;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace UserMigration;

/// <summary>
/// Shows the columns of a <see cref="MigrationRecord"/> as properties, so that any PowerShell works on a record. Named
/// in UserMigration.Types.ps1xml. A column wins over a member of the record that has the same name.
/// </summary>
public sealed class MigrationRecordAdapter : PSPropertyAdapter
{
    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject)
    {
        RecordColumns columns = Record(baseObject).GetColumns();
        Collection<PSAdaptedProperty> properties = new Collection<PSAdaptedProperty>();
        for (int i = 0; i < columns.Count; i++)
        {
            properties.Add(new PSAdaptedProperty(columns[i], i));
        }

        return properties;
    }

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName)
    {
        RecordColumns columns = Record(baseObject).GetColumns();
        int index = columns.IndexOf(propertyName);
        return index < 0 ? null : new PSAdaptedProperty(columns[index], index);
    }

    /// <inheritdoc/>
    public override object? GetPropertyValue(PSAdaptedProperty adaptedProperty) =>
        Record(adaptedProperty.BaseObject).GetValue((int)adaptedProperty.Tag);

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object value) =>
        Record(adaptedProperty.BaseObject).SetValue((int)adaptedProperty.Tag, Unwrap(value));

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty) =>
        GetPropertyValue(adaptedProperty)?.GetType().FullName ?? typeof(string).FullName!;

    /// <inheritdoc/>
    public override Collection<string> GetTypeNameHierarchy(object baseObject)
    {
        RunspaceTypes.EnsureLoaded();
        RecordColumns columns = Record(baseObject).GetColumns();
        Collection<string> names = new Collection<string> { typeof(MigrationRecord).FullName!, typeof(object).FullName! };
        if (columns.ViewName.Length > 0)
        {
            RecordViews.EnsureLoaded(columns);
            names.Insert(0, columns.ViewName);
        }

        return names;
    }

    private static MigrationRecord Record(object baseObject) => baseObject as MigrationRecord
        ?? throw new ArgumentException("This adapter is for migration records.", nameof(baseObject));

    /// <summary>The object that PowerShell wrapped; a custom object and an object that is not wrapped are returned unchanged.</summary>
    /// <param name="value">The object, or null.</param>
    internal static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
