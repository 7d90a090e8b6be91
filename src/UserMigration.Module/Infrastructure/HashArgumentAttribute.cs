using System;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// Accepts a hash: text, or an object with a property Hash. Without this, any other object on the pipeline would be
/// converted to text by PowerShell, and the text would be tested.
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
                "A hash must be text. Pipe text, or objects with a text property Hash. For records, use for example: "
                    + "ForEach-Object { $_.password } | Test-PasswordHash."),
        };
    }
}
