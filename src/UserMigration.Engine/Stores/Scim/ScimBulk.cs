using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Writes a bulk call that creates users, and reads its answer (RFC 7644, section 3.7). The operation of each record is found by its bulkId. An
/// operation that comes back without one is found by its position, if there are as many operations as records and no bulkId contradicts the
/// positions. A record without an operation is unresolved.
/// </summary>
internal static class ScimBulk
{
    /// <summary>Writes the call. Without failOnErrors, a server continues after errors.</summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="records">The records.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<IdentityRecord> records, Func<object, object?>? unwrap)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(ScimUrns.BulkRequest);
        writer.WriteEndArray();
        writer.WriteStartArray("Operations");
        for (int i = 0; i < records.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("method", "POST");
            writer.WriteString("path", "/Users");
            writer.WriteString("bulkId", IdOf(i));
            writer.WritePropertyName("data");
            AttributeWriter.Write(writer, records[i], unwrap);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads the answer.</summary>
    /// <param name="root">The answer.</param>
    /// <param name="count">The number of records that were sent.</param>
    /// <param name="mask">Removes what must not be shown from a text of the server.</param>
    /// <returns>An answer for each record; null if the answer has no operations.</returns>
    public static IReadOnlyList<StoreRecordAnswer>? Read(JsonElement root, int count, Func<string, string> mask)
    {
        if (ScimJson.Member(root, "Operations") is not { ValueKind: JsonValueKind.Array } list)
        {
            return null;
        }

        JsonElement[] operations = list.EnumerateArray().ToArray();
        List<JsonElement>[] found = Correlate(operations, count);
        StoreRecordAnswer[] answers = found.Select(some => some.Count == 1 ? ReadOne(some[0], mask) : StoreRecordAnswer.Unresolved(null, null)).ToArray();

        // The same user can't be created twice.
        HashSet<string> twice = new HashSet<string>(
            answers.Where(one => one.Uuid is not null).GroupBy(one => one.Uuid!, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key),
            StringComparer.Ordinal);
        return answers.Select(one => one.Uuid is { } id && twice.Contains(id) ? StoreRecordAnswer.Unresolved(null, null) : one).ToArray();
    }

    /// <summary>Reads what became of one record from the status and the error of its operation.</summary>
    /// <param name="status">The status; null if it is unknown.</param>
    /// <param name="id">The identifier of the user, if the operation succeeded; or null.</param>
    /// <param name="error">The error, or null.</param>
    /// <param name="mask">Removes what must not be shown from a text of the server.</param>
    public static StoreRecordAnswer Conclude(int? status, string? id, ScimError? error, Func<string, string> mask) => status switch
    {
        >= 200 and <= 299 when id is { Length: > 0 } => StoreRecordAnswer.Created(id),
        >= 400 and <= 499 and not 408 and not 425 and not 429 => StoreRecordAnswer.Refused(
            status, error?.Type, error?.Words is { } words ? mask(words) : null, (error is null && status == 409) || error?.IsDuplicate(status.Value) == true),
        _ => StoreRecordAnswer.Unresolved(status, error?.Type),
    };

    private static List<JsonElement>[] Correlate(JsonElement[] operations, int count)
    {
        List<JsonElement>[] found = Enumerable.Range(0, count).Select(_ => new List<JsonElement>(1)).ToArray();
        Dictionary<string, int> indexes = Enumerable.Range(0, count).ToDictionary(IdOf, StringComparer.Ordinal);
        string?[] ids = operations.Select(operation => ScimJson.Text(operation, "bulkId")).ToArray();
        bool isInOrder = operations.Length == count;
        for (int i = 0; i < operations.Length; i++)
        {
            if (ids[i] is { } id)
            {
                bool isOurs = indexes.TryGetValue(id, out int index);
                isInOrder &= isOurs && index == i;
                if (isOurs)
                {
                    found[index].Add(operations[i]);
                }
            }
        }

        for (int i = 0; isInOrder && i < count; i++)
        {
            if (ids[i] is null)
            {
                found[i].Add(operations[i]);
            }
        }

        return found;
    }

    private static StoreRecordAnswer ReadOne(JsonElement operation, Func<string, string> mask)
    {
        JsonElement response = ScimJson.Member(operation, "response") ?? default;
        ScimError? error = ScimError.Read(response);
        int? status = ScimJson.Member(operation, "status") is { } value ? ScimError.StatusOf(value) : error?.Status;
        return Conclude(status, IdIn(ScimJson.Text(operation, "location")) ?? ScimJson.Text(response, "id"), error, mask);
    }

    // The location is an absolute address, or relative to the host or to the address of the store.
    private static string? IdIn(string? location)
    {
        string? path = location?.Split('?', '#')[0].TrimEnd('/');
        int slash = path?.LastIndexOf('/') ?? -1;
        return slash >= 0 && slash < path!.Length - 1 ? Uri.UnescapeDataString(path.Substring(slash + 1)) : null;
    }

    private static string IdOf(int index) => "record-" + index.ToString(CultureInfo.InvariantCulture);
}
