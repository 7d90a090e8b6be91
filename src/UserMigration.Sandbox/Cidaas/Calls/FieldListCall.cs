using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Setup;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>
/// Returns all fields, at the current path (POST) or at that of older tenants (GET) (contract of cidaas, section 6).
/// </summary>
internal sealed class FieldListCall : ICidaasCall
{
    /// <summary>The current path.</summary>
    public const string NewPath = "fieldsetup-srv/graph/fields";

    private const string OldPath = "registration-setup-srv/fields/list";

    private readonly FieldSetup _setup;
    private readonly bool _isOld;

    public FieldListCall(FieldSetup setup, bool isOld)
    {
        _setup = setup;
        _isOld = isOld;
    }

    public string Method => _isOld ? "GET" : "POST";

    public string Name => _isOld ? OldPath : NewPath;

    public Access Access { get; } = Access.WithScope(Scope.FieldSetupRead);

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment)
    {
        if (!_isOld)
        {
            using JsonDocument body = await JsonBody.ReadAsync(request).ConfigureAwait(false);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new CidaasException(CidaasError.BadRequest("The body must be an object."));
            }
        }

        return CidaasAnswer.Envelope(writer =>
        {
            writer.WriteStartArray();
            foreach (Field field in _setup.Fields)
            {
                writer.WriteRawValue(field.Json, skipInputValidation: true);
            }

            writer.WriteEndArray();
        });
    }
}
