using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>Converts records for cidaas as the cmdlet does, and shows them as they are sent.</summary>
internal static class CidaasConversion
{
    private static readonly JsonWriterOptions s_relaxed = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Options with the defaults of cidaas.</summary>
    public static ConversionOptions Options(bool allowClearText = false) => new ConversionOptions(StoreTargets.Get(IdentityTarget.Cidaas))
    {
        Transforms = StoreTargets.Get(IdentityTarget.Cidaas).DefaultTransforms.ToDictionary(
            item => item.Key,
            item => (IReadOnlyList<AttributeTransform>)
                [BuiltInTransforms.Find(item.Value, allowClearText, StoreTargets.Get(IdentityTarget.Cidaas).CreatePasswordTypeMap())!]),
    };

    /// <summary>Converts a record of some columns.</summary>
    public static IdentityRecord Convert(params (string Name, object? Value)[] fields) => new IdentityConverter(Options()).Convert(Records.Of(fields));

    /// <summary>What is sent for a record of some columns, which is valid and has no issues.</summary>
    public static string Sent(params (string Name, object? Value)[] fields)
    {
        IdentityRecord record = Convert(fields);
        return record.Issues.Count == 0 ? Json(record) : string.Join(Environment.NewLine, record.Issues.Select(issue => issue.ToString()));
    }

    /// <summary>What is sent for a record.</summary>
    public static string Json(IdentityRecord record)
    {
        ArrayBufferWriter<byte> buffer = new ArrayBufferWriter<byte>();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(buffer, s_relaxed))
        {
            AttributeWriter.Write(writer, record, null);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
