using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Setup;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>Returns one field of the field setup (contract of cidaas, section 6).</summary>
internal sealed class FieldCall : ICidaasCall
{
    /// <summary>The path of the call.</summary>
    public const string Path = "fieldsetup-srv/fields/{fieldKey}";

    private readonly FieldSetup _setup;

    public FieldCall(FieldSetup setup)
    {
        _setup = setup;
    }

    public string Method => "GET";

    public string Name => Path;

    public Access Access { get; } = Access.WithScope(Scope.FieldSetupRead);

    public ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment) => _setup.Find(segment) is { } field
        ? ValueTask.FromResult(CidaasAnswer.Envelope(writer => writer.WriteRawValue(field.Json, skipInputValidation: true)))
        : throw new CidaasException(new CidaasError(404, null, "The field does not exist."));
}
