using System;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// Takes a hash: text, or what has a property Hash. Anything else that is piped would be tested as the text that
/// PowerShell makes of it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HashArgumentAttribute : ArgumentTransformationAttribute
{
    private const string PropertyName = "Hash";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = ScriptValue.Bare(inputData);
        if (value is not (null or string))
        {
            value = PSObject.AsPSObject(inputData).Properties[PropertyName] is { } property ? ScriptValue.Bare(property.Value) : value;
        }

        return value switch
        {
            null => string.Empty,
            string text => text,
            _ => throw new ArgumentTransformationMetadataException(
                "A hash is text. Pipe texts, or objects with a property Hash that is text; of records for example: "
                    + "ForEach-Object { $_.password } | Test-PasswordHash."),
        };
    }
}
