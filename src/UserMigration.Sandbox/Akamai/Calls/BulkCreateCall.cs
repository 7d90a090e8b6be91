using System.Globalization;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// <c>entity.bulkCreate</c> (contract of Akamai, section 2). Without <c>commit_each</c>, it commits record by record,
/// as the logs of dataload.py show; <c>smart</c> has the same results.
/// </summary>
internal sealed class BulkCreateCall : ICall
{
    private readonly EntityStore _store;

    public BulkCreateCall(EntityStore store)
    {
        _store = store;
    }

    public string Name => "entity.bulkCreate";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        EntityTable table = arguments.Table(_store);
        CheckTimeout(arguments);
        bool isAllOrNone = arguments.OptionalText("commit_each") switch
        {
            null or "true" or "smart" => false,
            "false" => true,
            _ => throw CallArguments.Invalid("commit_each", "must be smart, true or false"),
        };
        using RecordBatch batch = arguments.Records("all_attributes", isArray: true, table, NormalizeMode.Create);
        InsertResult[] results = table.Insert(batch, isAllOrNone);
        answer.WriteStartArray("results"u8);
        foreach (InsertResult result in results)
        {
            if (result.Fault is null)
            {
                answer.WriteNumberValue(result.Id);
            }
            else
            {
                WriteFault(answer, result.Fault);
            }
        }

        answer.WriteEndArray();
        answer.WriteStartArray("uuid_results"u8);
        foreach (InsertResult result in results)
        {
            if (result.Fault is null)
            {
                answer.WriteStringValue(result.Uuid);
            }
            else
            {
                WriteFault(answer, result.Fault);
            }
        }

        answer.WriteEndArray();
    }

    private static void CheckTimeout(CallArguments arguments)
    {
        string? timeout = arguments.OptionalText("timeout");
        if (timeout is not null
            && (!double.TryParse(timeout, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) || seconds <= 0))
        {
            throw CallArguments.Invalid("timeout", "must be a number of seconds above 0");
        }
    }

    private static void WriteFault(Utf8JsonWriter answer, RecordFault fault)
    {
        answer.WriteStartObject();
        answer.WriteString("stat"u8, "error"u8);
        answer.WriteNumber("code"u8, fault.Error.Code);
        answer.WriteString("error"u8, fault.Error.Name);
        answer.WriteString("error_description"u8, fault.Description);
        if (fault.Attribute is not null)
        {
            answer.WriteString("attribute_name"u8, fault.Attribute);
        }

        answer.WriteEndObject();
    }
}
