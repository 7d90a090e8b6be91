using System;
using System.Net.Http;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>A call of the API: its method, path and body, and the required scope (contract of cidaas, sections 1, 5, 6 and 9).</summary>
internal sealed class CidaasCall
{
    /// <summary>The scope that an upload requires.</summary>
    public const string BulkScope = "cidaas:bulk_user_create";

    /// <summary>The scope that reading the field setup requires.</summary>
    public const string FieldScope = "cidaas:field_setup_read";

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

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path, relative to the address of the store.</summary>
    public string Path { get; }

    /// <summary>The path for messages, without the identifier of a user.</summary>
    public string Place { get; private init; }

    /// <summary>The required scope; null if the contract does not name one, so that the scopes of the client apply.</summary>
    public string? Scope { get; }

    /// <summary>The body, JSON in UTF-8; null for a call without a body.</summary>
    public byte[]? Body { get; }

    /// <summary>Whether the call requires a role in addition to the scope.</summary>
    public bool NeedsRole { get; private init; }

    /// <summary>Creates the call that creates or updates users.</summary>
    /// <param name="write">Writes the array of users.</param>
    public static CidaasCall Bulk(Action<Utf8JsonWriter> write) =>
        new CidaasCall(HttpMethod.Post, "users-srv/user/bulk", BulkScope, JsonBuffer.Write(write));

    /// <summary>Creates the call that checks whether a user exists.</summary>
    /// <param name="identifier">An identifier of the user.</param>
    public static CidaasCall Exists(string identifier) => new CidaasCall(
        HttpMethod.Post,
        "useractions-srv/userexistence",
        BulkScope,
        JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("userId", identifier);
            writer.WriteEndObject();
        }))
    {
        NeedsRole = true,
    };

    /// <summary>Creates the call that schedules the deletion of a user.</summary>
    /// <param name="sub">The sub of the user.</param>
    public static CidaasCall ScheduleDeletion(string sub) =>
        new CidaasCall(HttpMethod.Post, DeletionPath + Uri.EscapeDataString(sub), null, null) { Place = DeletionPath + "..." };

    /// <summary>Creates the call that reads the field setup.</summary>
    public static CidaasCall Fields() => new CidaasCall(HttpMethod.Post, "fieldsetup-srv/graph/fields", FieldScope, s_nothing);

    /// <summary>Creates the call that reads the field setup of an older tenant.</summary>
    public static CidaasCall OlderFields() => new CidaasCall(HttpMethod.Get, "registration-setup-srv/fields/list", FieldScope, null);
}
