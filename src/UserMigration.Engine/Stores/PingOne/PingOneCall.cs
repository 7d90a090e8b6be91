using System;
using System.Net.Http;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>A call of the API: its method, its path within the environment, its media type and its body (contract of PingOne).</summary>
internal sealed class PingOneCall
{
    private const string Users = "users";
    private const string Json = "application/json";

    // With plain JSON, PingOne refuses a password.
    private const string ImportType = "application/vnd.pingidentity.user.import+json";
    private const string PasswordType = "application/vnd.pingidentity.password.set+json";

    private static readonly HttpMethod s_patch = new HttpMethod("PATCH");

    private PingOneCall(HttpMethod method, string path, string? mediaType = null, byte[]? body = null)
    {
        Method = method;
        Path = path;
        Place = path;
        MediaType = mediaType;
        Body = body;
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path, relative to the address of the environment.</summary>
    public string Path { get; }

    /// <summary>The path for messages, without an identifier or a value of a user.</summary>
    public string Place { get; private init; }

    /// <summary>The media type of the body.</summary>
    public string? MediaType { get; }

    /// <summary>The body in UTF-8; null for a call without a body.</summary>
    public byte[]? Body { get; }

    /// <summary>Whether the path names a user, so that HTTP 404 can mean that the user does not exist.</summary>
    public bool IsOfUser { get; private init; }

    /// <summary>Creates the call that creates a user.</summary>
    /// <param name="write">Writes the user.</param>
    public static PingOneCall Create(Action<Utf8JsonWriter> write) => new PingOneCall(HttpMethod.Post, Users, ImportType, JsonBuffer.Write(write));

    /// <summary>Creates the call that reads the users that match a filter.</summary>
    /// <param name="filter">The filter; null for all users.</param>
    /// <param name="limit">The maximum number of users in the answer, from 1 to 1000.</param>
    public static PingOneCall Find(string? filter, int limit) =>
        new PingOneCall(HttpMethod.Get, FormattableString.Invariant($"{Users}?limit={limit}") + (filter is null ? string.Empty : "&filter=" + Uri.EscapeDataString(filter)))
        {
            Place = Users,
        };

    /// <summary>Creates the call that reads a user.</summary>
    /// <param name="id">The ID of the user.</param>
    public static PingOneCall Read(string id) => OfUser(HttpMethod.Get, id, string.Empty);

    /// <summary>Creates the call that changes some attributes of a user.</summary>
    /// <param name="id">The ID of the user.</param>
    /// <param name="write">Writes the attributes.</param>
    public static PingOneCall Change(string id, Action<Utf8JsonWriter> write) => OfUser(s_patch, id, string.Empty, Json, JsonBuffer.Write(write));

    /// <summary>Creates the call that replaces a part of a user that has a path of its own: the password, the population, the identity provider.</summary>
    /// <param name="id">The ID of the user.</param>
    /// <param name="part">The part.</param>
    /// <param name="write">Writes the part.</param>
    public static PingOneCall Replace(string id, string part, Action<Utf8JsonWriter> write) =>
        OfUser(HttpMethod.Put, id, "/" + part, part == PingOneMembers.Password ? PasswordType : Json, JsonBuffer.Write(write));

    /// <summary>Creates the call that deletes a user.</summary>
    /// <param name="id">The ID of the user.</param>
    public static PingOneCall Delete(string id) => OfUser(HttpMethod.Delete, id, string.Empty);

    /// <summary>Creates the call that reads the schemas of the environment.</summary>
    public static PingOneCall Schemas() => new PingOneCall(HttpMethod.Get, "schemas");

    /// <summary>Creates the call that reads the attributes of a schema.</summary>
    /// <param name="id">The ID of the schema.</param>
    public static PingOneCall Attributes(string id) => new PingOneCall(HttpMethod.Get, $"schemas/{Uri.EscapeDataString(id)}/attributes") { Place = "schemas/.../attributes" };

    private static PingOneCall OfUser(HttpMethod method, string id, string part, string? mediaType = null, byte[]? body = null) =>
        new PingOneCall(method, $"{Users}/{Uri.EscapeDataString(id)}{part}", mediaType, body) { Place = $"{Users}/...{part}", IsOfUser = true };
}
