using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>A call of the protocol (RFC 7644, section 3): its method, path, query and body.</summary>
internal sealed class ScimCall
{
    private const string Users = "Users";
    private const string AnyUser = "Users/...";

    private static readonly HttpMethod s_patch = new HttpMethod("PATCH");

    private ScimCall(HttpMethod method, string path, byte[]? body = null)
    {
        Method = method;
        Path = path;
        Place = path;
        Body = body;
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path and the query, relative to the address of the store.</summary>
    public string Path { get; }

    /// <summary>The path for messages, without the identifier of a user and without a query.</summary>
    public string Place { get; private init; }

    /// <summary>The body, JSON in UTF-8; null for a call without a body.</summary>
    public byte[]? Body { get; }

    /// <summary>The version that the user must have; null for any.</summary>
    public string? Version { get; init; }

    /// <summary>Creates the call that reads a part of the configuration.</summary>
    /// <param name="path">ServiceProviderConfig, Schemas or ResourceTypes.</param>
    public static ScimCall Discover(string path) => new ScimCall(HttpMethod.Get, path);

    /// <summary>Creates the call that creates one user.</summary>
    /// <param name="write">Writes the user.</param>
    public static ScimCall Create(Action<Utf8JsonWriter> write) => new ScimCall(HttpMethod.Post, Users, JsonBuffer.Write(write));

    /// <summary>Creates the call with several operations.</summary>
    /// <param name="write">Writes the request.</param>
    public static ScimCall Bulk(Action<Utf8JsonWriter> write) => new ScimCall(HttpMethod.Post, "Bulk", JsonBuffer.Write(write));

    /// <summary>Creates the call that reads a user.</summary>
    /// <param name="id">The identifier of the user.</param>
    /// <param name="attributes">The attributes to return; null for all.</param>
    public static ScimCall Get(string id, IReadOnlyList<string>? attributes) =>
        new ScimCall(HttpMethod.Get, PathOf(id) + Query(("attributes", Names(attributes)))) { Place = AnyUser };

    /// <summary>Creates the call that finds users.</summary>
    /// <param name="filter">The filter; null for all.</param>
    /// <param name="attributes">The attributes to return; null for all.</param>
    /// <param name="count">The maximum number of users in the answer; null for the default of the server.</param>
    public static ScimCall Find(string? filter, IReadOnlyList<string>? attributes = null, int? count = null) => new ScimCall(
        HttpMethod.Get,
        Users + Query(("filter", filter), ("attributes", Names(attributes)), ("count", count?.ToString(CultureInfo.InvariantCulture))))
    {
        Place = Users,
    };

    /// <summary>Creates the call that changes attributes of a user.</summary>
    /// <param name="id">The identifier of the user.</param>
    /// <param name="write">Writes the changes.</param>
    /// <param name="version">The version that the user must have; null for any.</param>
    public static ScimCall Patch(string id, Action<Utf8JsonWriter> write, string? version) =>
        new ScimCall(s_patch, PathOf(id), JsonBuffer.Write(write)) { Place = AnyUser, Version = version };

    /// <summary>Creates the call that replaces a user.</summary>
    /// <param name="id">The identifier of the user.</param>
    /// <param name="write">Writes the user.</param>
    /// <param name="version">The version that the user must have; null for any.</param>
    public static ScimCall Put(string id, Action<Utf8JsonWriter> write, string? version) =>
        new ScimCall(HttpMethod.Put, PathOf(id), JsonBuffer.Write(write)) { Place = AnyUser, Version = version };

    /// <summary>Creates the call that deletes a user.</summary>
    /// <param name="id">The identifier of the user.</param>
    public static ScimCall Delete(string id) => new ScimCall(HttpMethod.Delete, PathOf(id)) { Place = AnyUser };

    /// <summary>Whether an identifier can be part of an address.</summary>
    /// <param name="id">The identifier.</param>
    public static bool CanAddress(string id) => !string.IsNullOrWhiteSpace(id) && id is not ("." or "..");

    private static string PathOf(string id) => Users + "/" + Uri.EscapeDataString(id);

    // Times are parts of meta, which is requested as a whole: not all servers know the names of its parts.
    private static string? Names(IReadOnlyList<string>? attributes) => attributes is null ? null : string.Join(
        ",", attributes.Select(name => name.StartsWith("meta.", StringComparison.Ordinal) ? "meta" : name).Distinct(StringComparer.Ordinal));

    private static string Query(params (string Name, string? Value)[] parameters)
    {
        string query = string.Join("&", parameters.Where(one => one.Value is not null).Select(one => one.Name + "=" + Uri.EscapeDataString(one.Value!)));
        return query.Length == 0 ? query : "?" + query;
    }
}
