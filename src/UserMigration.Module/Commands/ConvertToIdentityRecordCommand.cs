using System.Collections;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine;
using UserMigration.Engine.Conversion;

namespace UserMigration.Commands;

/// <summary>Turns records into what the store understands: mapping, transforms, dot notation to nested objects.</summary>
[Cmdlet(VerbsData.ConvertTo, "IdentityRecord")]
[OutputType(typeof(IdentityRecord))]
public sealed class ConvertToIdentityRecordCommand : RecordCommand
{
    private IdentityConverter _converter = null!;

    /// <summary>The kind of store.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public IdentityTarget Target { get; set; }

    /// <summary>By column: an attribute name renames, null drops; by attribute: @{ Constant = value }.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Map { get; set; } = new Hashtable();

    /// <summary>By attribute: the name of a transform, a scriptblock, a list of them, or null to switch a default off.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Transform { get; set; } = new Hashtable();

    /// <summary>What a blank becomes.</summary>
    [Parameter]
    public EmptyValue EmptyValue { get; set; }

    /// <summary>Sends a password that is clear text as it is; the store hashes it. For development.</summary>
    [Parameter]
    public SwitchParameter AllowClearTextPassword { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IList? errors = SessionState.PSVariable.GetValue("global:Error") as IList;
        ConversionOptions options = new ConversionOptions
        {
            Target = Target,
            EmptyValue = EmptyValue,
            Transforms = Try(() => ConversionArguments.ReadTransforms(Target, Transform, AllowClearTextPassword, errors)),
            TransformedAttributes = Transform.Keys.Cast<object>().Select(key => InvariantText.Of(key)!).ToArray(),
            Unwrap = ScriptValue.ToAttribute,
        };
        Try(() => ConversionArguments.ReadMap(Map, options));
        _converter = new IdentityConverter(options);
    }

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record) => WriteObject(Try(() => _converter.Convert(record)));
}
