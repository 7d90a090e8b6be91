using System;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Calls;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// A record that poisons its batch: wherever an attribute has a given value, the whole call is refused and nothing is
/// done, so that a client must look for the record by halving.
/// </summary>
internal sealed class RefusedRecordFault : Fault
{
    private readonly string[] _path;
    private readonly string _value;
    private readonly ApiError _error;
    private readonly string _argument;

    public RefusedRecordFault(FaultArguments arguments)
        : base(arguments)
    {
        _path = (arguments.Word("attribute") ?? throw arguments.Missing("attribute, a name with dots")).Split('.');
        _value = arguments.Word("value") ?? throw arguments.Missing("value");
        _error = ApiError.Of(arguments.Integer("code", 100, 999) ?? 200);
        _argument = arguments.Word("argument") ?? "all_attributes";
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        CallForm form = await request.ReadFormAsync().ConfigureAwait(false);
        if (!IsPoisoned(form.Find("all_attributes")))
        {
            return await next(request).ConfigureAwait(false);
        }

        Count(request);
        return CallAnswer.Error(_error, "The argument can't be processed.", _argument);
    }

    private bool IsPoisoned(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return false;
        }

        try
        {
            using JsonDocument records = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonText.Options.MaxDepth });
            if (records.RootElement.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement record in records.RootElement.EnumerateArray())
                {
                    if (HasValue(record))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
        catch (JsonException)
        {
            // The call itself will say so.
            return false;
        }
    }

    private bool HasValue(JsonElement element)
    {
        foreach (string name in _path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return false;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.ValueEquals(_value) : element.GetRawText() == _value;
    }
}
