using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Answers;

/// <summary>Creates the answer to a bulk call (RFC 7644, section 3.7.3).</summary>
internal static class BulkAnswer
{
    /// <summary>Creates the answer.</summary>
    /// <param name="operations">The operations that were executed.</param>
    /// <param name="address">The address of the server, without a slash at its end.</param>
    /// <param name="manner">How the answer deviates from the standard.</param>
    /// <param name="hasVersions">Whether users have versions.</param>
    public static CallAnswer Create(IReadOnlyList<BulkOperation> operations, string address, BulkManner manner, bool hasVersions) => ScimAnswer.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas"u8);
        writer.WriteStringValue("urn:ietf:params:scim:api:messages:2.0:BulkResponse"u8);
        writer.WriteEndArray();
        writer.WriteStartArray("Operations"u8);
        foreach (BulkOperation operation in manner.IsReversed ? operations.Reverse() : operations)
        {
            Write(writer, operation, address, manner, hasVersions);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, BulkOperation operation, string address, BulkManner manner, bool hasVersions)
    {
        writer.WriteStartObject();
        writer.WriteString("method"u8, operation.Method);
        if (operation.BulkId is not null && (manner.BulkId == "always" || (manner.BulkId == "accepted" && operation.Error is null)))
        {
            writer.WriteString("bulkId"u8, operation.BulkId);
        }

        if (operation.User is { } user)
        {
            if (hasVersions)
            {
                writer.WriteString("version"u8, user.ETag);
            }

            if (manner.Location == "none")
            {
                writer.WritePropertyName("response"u8);
                UserWriter.Write(writer, user, address, hasVersions);
            }
            else
            {
                writer.WriteString("location"u8, UserWriter.LocationOf(user, manner.Location == "relative" ? string.Empty : address));
            }
        }

        WriteStatus(writer, operation.Status, manner.Status);
        if (operation.Error is { } error)
        {
            writer.WritePropertyName("response"u8);
            ScimAnswer.WriteError(writer, error.Status, error.Type, error.Message);
        }

        writer.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter writer, int status, string form)
    {
        string text = status.ToString(CultureInfo.InvariantCulture);
        switch (form)
        {
            case "number":
                writer.WriteNumber("status"u8, status);
                break;
            case "code":
                writer.WriteStartObject("status"u8);
                writer.WriteString("code"u8, text);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteString("status"u8, text);
                break;
        }
    }
}
