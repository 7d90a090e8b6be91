using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>Finds calls by their method and their path.</summary>
internal sealed class CallRouter
{
    public const string Discovery = "discovery";
    public const string Token = "token";
    public const string Create = "createUser";
    public const string FindMany = "findUsers";
    public const string Read = "readUser";
    public const string Update = "updateUser";
    public const string Replace = "replaceUser";
    public const string Delete = "deleteUser";
    public const string Password = "setPassword";
    public const string Population = "setPopulation";
    public const string Schemas = "listSchemas";
    public const string Attributes = "listAttributes";

    // The method and the path; an asterisk stands for one segment.
    private static readonly (string Method, string[] Path, string Name)[] s_routes =
    [
        ("GET", ["*", "as", ".well-known", "openid-configuration"], Discovery),
        ("POST", ["*", "as", "token"], Token),
        ("POST", ["v1", "environments", "*", "users"], Create),
        ("GET", ["v1", "environments", "*", "users"], FindMany),
        ("GET", ["v1", "environments", "*", "users", "*"], Read),
        ("PATCH", ["v1", "environments", "*", "users", "*"], Update),
        ("PUT", ["v1", "environments", "*", "users", "*"], Replace),
        ("DELETE", ["v1", "environments", "*", "users", "*"], Delete),
        ("PUT", ["v1", "environments", "*", "users", "*", "password"], Password),
        ("PUT", ["v1", "environments", "*", "users", "*", "population"], Population),
        ("GET", ["v1", "environments", "*", "schemas"], Schemas),
        ("GET", ["v1", "environments", "*", "schemas", "*", "attributes"], Attributes),
    ];

    private readonly Dictionary<string, IPingOneCall> _calls;

    public CallRouter(IEnumerable<IPingOneCall> calls)
    {
        _calls = calls.ToDictionary(call => call.Name, StringComparer.Ordinal);
    }

    /// <summary>The names of all calls.</summary>
    public IReadOnlyCollection<string> Names => _calls.Keys;

    /// <summary>Returns the name of the call that a request makes, or its path if the call does not exist.</summary>
    public static string NameOf(HttpRequest request)
    {
        string[] path = Segments(request);
        return s_routes.Where(route => route.Method == request.Method && Matches(route.Path, path)).Select(route => route.Name).FirstOrDefault(string.Join('/', path));
    }

    /// <summary>Whether a path exists with another method.</summary>
    public static bool HasPath(HttpRequest request) => Segments(request) is var path && s_routes.Any(route => Matches(route.Path, path));

    /// <summary>Returns what the path of a request names.</summary>
    public static CallPlace PlaceOf(HttpRequest request)
    {
        string[] path = Segments(request);
        return path[0] == "v1" ? new CallPlace(path[2], path.Length > 4 ? path[4] : string.Empty) : new CallPlace(path[0], string.Empty);
    }

    /// <summary>Returns a call by its name, or null.</summary>
    public IPingOneCall? Find(string name) => _calls.GetValueOrDefault(name);

    private static bool Matches(string[] route, string[] path) =>
        route.Length == path.Length && route.Zip(path).All(pair => pair.First == "*" || pair.First == pair.Second);

    private static string[] Segments(HttpRequest request) => (request.Path.Value ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries);
}
