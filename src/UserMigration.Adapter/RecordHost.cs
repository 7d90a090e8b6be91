using System;
using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace UserMigration;

/// <summary>Makes records the same in every runspace of the process, whether or not it imported the module.</summary>
internal sealed class RecordHost : IRecordHost
{
    private const BindingFlags Hidden = BindingFlags.Static | BindingFlags.NonPublic;

    private RecordHost()
    {
    }

    /// <summary>Tells records and PowerShell of each other. To be called in a runspace that imports the module; may be called again.</summary>
    public static void Register()
    {
        MigrationRecord.Host = new RecordHost();
        MapAdapter();
        RunspaceTypes.MarkLoaded();
    }

    /// <inheritdoc/>
    public bool MayHaveAddedMembers(MigrationRecord record) => InstanceMembers.MayExist(record);

    /// <inheritdoc/>
    public object? Unwrap(object? value) => MigrationRecordAdapter.Unwrap(value);

    // A type file gives the adapter to one runspace. PowerShell has a table of adapters for the whole process too, which it asks next, but no
    // way to add one. Where the table is not found, other runspaces still read, write and filter by RecordMetaObject.
    private static void MapAdapter()
    {
        FieldInfo? table = typeof(PSObject).GetField("s_adapterMapping", Hidden) ?? typeof(PSObject).GetField("_adapterMapping", Hidden);
        MethodInfo? create = typeof(PSObject).GetMethod(
            "CreateThirdPartyAdapterSet", Hidden, null, new[] { typeof(Type), typeof(PSPropertyAdapter) }, null);
        if (table?.GetValue(null) is IDictionary adapters && create is not null)
        {
            adapters[typeof(MigrationRecord)] = create.Invoke(null, new object[] { typeof(MigrationRecord), new MigrationRecordAdapter() });
        }
    }
}
