using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>Accepts <c>$true</c> and <c>$false</c> for values of an enumeration that are called True and False.</summary>
internal sealed class BooleanNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        ScriptValue.Bare(inputData) is bool given ? given.ToString() : inputData;
}
