using System;
using System.Net.Http;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>A call of the API: where it goes, what it carries, and which scope it needs (contract of cidaas, sections 1, 5, 6 and 9).</summary>
internal sealed class CidaasCall
{
    /// <summary>The scope that an upload needs.</summary>
    public const string BulkScope = "cidaas:bulk_user_create";
    private const string FieldScope = "cidaas:field_setup_read";
    private const string DeletionPath = "users-srv/user/unregister/scheduler/schedule/";

    private static readonly byte[] s_nothing = { (byte)'{', (byte)'}' };

    private CidaasCall(HttpMethod method, string path, string? scope, byte[]? body)
    {
        Method = method;
        Path = path;
        Place = path;
        Scope = scope;
        Body = body;
    }

    /// <summary>The method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path, from the address of the store.</summary>
    public string Path { get; }

    /// <summary>The path without what identifies a user, as messages may name it.</summary>
    public string Place { get; private init; }

    /// <summary>The scope that it needs; null where the contract names none, and those of the client apply.</summary>
    public string? Scope { get; }

    /// <summary>The body, JSON in UTF-8; null for none.</summary>
    public byte[]? Body { get; }

    /// <summary>Whether it needs a role beside the scope.</summary>
    public bool NeedsRole { get; private init; }

    /// <summary>Sends users.</summary>
    /// <param name="write">Writes the array.</param>
    public static CidaasCall Bulk(Action<Utf8JsonWriter> write) =>
        new CidaasCall(HttpMethod.Post, "users-srv/user/bulk", BulkScope, ToBytes(write));

    /// <summary>Asks whether there is a user.</summary>
    /// <param name="identifier">What identifies it.</param>
    public static CidaasCall Exists(string identifier) => new CidaasCall(
        HttpMethod.Post,
        "useractions-srv/userexistence",
        BulkScope,
        ToBytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("userId", identifier);
            writer.WriteEndObject();
        }))
    {
        NeedsRole = true,
    };

    /// <summary>Has a user deleted later.</summary>
    /// <param name="sub">The user's identifier.</param>
    public static CidaasCall ScheduleDeletion(string sub) =>
        new CidaasCall(HttpMethod.Post, DeletionPath + Uri.EscapeDataString(sub), null, null) { Place = DeletionPath + "..." };

    /// <summary>Reads the field setup.</summary>
    public static CidaasCall Fields() => new CidaasCall(HttpMethod.Post, "fieldsetup-srv/graph/fields", FieldScope, s_nothing);

    /// <summary>Reads the field setup of an older tenant.</summary>
    public static CidaasCall OlderFields() => new CidaasCall(HttpMethod.Get, "registration-setup-srv/fields/list", FieldScope, null);

    private static byte[] ToBytes(Action<Utf8JsonWriter> write)
    {
        using JsonBuffer json = JsonBuffer.Take();
        write(json.Writer);
        return json.Written().AsSpan().ToArray();
    }
}
