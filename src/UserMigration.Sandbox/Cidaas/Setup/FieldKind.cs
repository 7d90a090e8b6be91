namespace UserMigration.Sandbox.Cidaas.Setup;

/// <summary>The JSON type of a field's value (contract of cidaas, section 6).</summary>
internal enum FieldKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An object with other fields; its parts are not checked.</summary>
    Group,
}
