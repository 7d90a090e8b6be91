using System;
using System.Globalization;
using System.Text;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Values;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>Converts stored values, and the values of filters, to a form that can be compared.</summary>
internal static class ValueReader
{
    /// <summary>Whether the values of an attribute have an order.</summary>
    public static bool CanCompare(AttributeDefinition attribute) =>
        attribute.Kind is not (AttributeKind.Password or AttributeKind.Json or AttributeKind.Object or AttributeKind.Plural);

    /// <summary>Converts a stored value.</summary>
    public static FilterValue Read(AttributeDefinition attribute, JsonElement element) => attribute.Kind switch
    {
        AttributeKind.Boolean => new FilterValue(element.GetBoolean() ? 1 : 0, null),
        AttributeKind.Integer or AttributeKind.Decimal or AttributeKind.Id => new FilterValue(element.GetDecimal(), null),
        _ => new FilterValue(0, KeyFolding.Fold(element.GetString()!, attribute.IsCaseSensitive)),
    };

    /// <summary>Converts a value in a filter to the type of the attribute.</summary>
    /// <exception cref="CallException">The value is not valid for that type.</exception>
    public static FilterValue Parse(AttributeDefinition attribute, string text)
    {
        switch (attribute.Kind)
        {
            case AttributeKind.Boolean when bool.TryParse(text, out bool truth):
                return new FilterValue(truth ? 1 : 0, null);
            case AttributeKind.Integer or AttributeKind.Decimal or AttributeKind.Id
                when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number):
                return new FilterValue(number, null);
            case AttributeKind.Date or AttributeKind.DateTime when DateConverter.TryParse(Encoding.UTF8.GetBytes(text), out DateTime time):
                return ToTime(attribute, time);
            case AttributeKind.String or AttributeKind.Uuid or AttributeKind.IpAddress:
                return new FilterValue(0, KeyFolding.Fold(text, attribute.IsCaseSensitive));
            default:
                throw CallArguments.Invalid("filter", $"compares with a value of the wrong type: {attribute.Path}");
        }
    }

    private static FilterValue ToTime(AttributeDefinition attribute, DateTime time)
    {
        if (attribute.IsReserved)
        {
            return new FilterValue(DateConverter.ToMicroseconds(time), null);
        }

        string stored = attribute.Kind == AttributeKind.Date
            ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : DateConverter.ToDateTime(time);
        return new FilterValue(0, KeyFolding.Fold(stored, attribute.IsCaseSensitive));
    }
}
