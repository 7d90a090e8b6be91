using System;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// A record that causes its whole batch to be refused. If an attribute of any record has the specified value, the call
/// is refused and no work is done, so that a client must find the record by halving the batch.
/// </summary>
internal sealed class RefusedRecordFault : Fault
{
    private readonly string[] _path;
    private readonly string _value;
    private readonly int? _code;
    private readonly string? _argument;

    public RefusedRecordFault(FaultArguments arguments)
        : base(arguments)
    {
        _path = (arguments.Word("attribute") ?? throw arguments.Missing("attribute, a name with dots")).Split('.');
        _value = arguments.Word("value") ?? throw arguments.Missing("value");
        _code = arguments.Integer("code", 1, 99_999);
        _argument = arguments.Word("argument");
    }

    protected override async ValueTask<CallAnswer> StrikeAsync(CallRequest request, CallDelegate next)
    {
        if (!IsPoisoned(await Surface.RecordsAsync(request).ConfigureAwait(false)))
        {
            return await next(request).ConfigureAwait(false);
        }

        Count(request);
        return Surface.Refused(request, _code, _argument);
    }

    private bool IsPoisoned(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return false;
        }

        try
        {
            using JsonDocument records = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonStringReader.Options.MaxDepth });
            if (records.RootElement.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement record in records.RootElement.EnumerateArray())
                {
                    if (HasValue(record, 0))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
        catch (JsonException)
        {
            // The call itself will report this.
            return false;
        }
    }

    private bool HasValue(JsonElement element, int depth)
    {
        if (element.ValueKind == JsonValueKind.Array && depth < _path.Length)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                if (HasValue(item, depth))
                {
                    return true;
                }
            }

            return false;
        }

        return depth < _path.Length
            ? element.ValueKind == JsonValueKind.Object
                && element.TryGetProperty(_path[depth], out JsonElement member)
                && HasValue(member, depth + 1)
            : element.ValueKind == JsonValueKind.String ? element.ValueEquals(_value) : element.GetRawText() == _value;
    }
}
