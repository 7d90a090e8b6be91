using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;
using NJsonSchema.Validation;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>Holds requests against contract.json, which says in our own words what cidaas takes.</summary>
internal static class CidaasContract
{
    private static readonly string s_text = ReadResource();
    private static readonly JsonSchema s_schema = JsonSchema.FromJsonAsync(s_text).GetAwaiter().GetResult();
    private static readonly JsonElement s_requests = JsonDocument.Parse(s_text).RootElement.GetProperty("x-requests").Clone();

    /// <summary>What is wrong with a request: nothing, where it is as the contract has it.</summary>
    public static IEnumerable<string> Violations(WireRequest request) => Violations(request.Method, request.Path, request.Headers, request.Body);

    /// <summary>What is wrong with a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, without the slash before it.</param>
    /// <param name="headers">The headers; names without case.</param>
    /// <param name="body">The body; empty where there is none.</param>
    public static IEnumerable<string> Violations(string method, string path, IReadOnlyDictionary<string, string> headers, string body)
    {
        JsonElement known = s_requests.EnumerateArray().FirstOrDefault(
            one => one.GetProperty("method").GetString() == method && Regex.IsMatch(path, one.GetProperty("path").GetString()!));
        if (known.ValueKind == JsonValueKind.Undefined)
        {
            return [$"{method} {path} is no call of the contract."];
        }

        List<string> violations = [];
        headers.TryGetValue("Authorization", out string? authorization);
        headers.TryGetValue("Accept", out string? accept);
        headers.TryGetValue("Content-Type", out string? type);
        Add(violations, authorization is not null && Regex.IsMatch(authorization, "^Bearer [!-~]+$"), "Authorization is no bearer token.");
        Add(violations, accept == "application/json", "Accept is not application/json.");
        string? schema = known.GetProperty("body").GetString();
        if (schema is null)
        {
            Add(violations, body.Length == 0 && type is null, "There is a body.");
            return violations;
        }

        Add(violations, type == "application/json", "Content-Type is not application/json.");
        Add(violations, !body.StartsWith('\uFEFF'), "The body begins with a byte order mark.");
        return violations.Concat(s_schema.Definitions[schema].Validate(body).SelectMany(Describe));
    }

    private static void Add(List<string> violations, bool isRight, string violation)
    {
        if (!isRight)
        {
            violations.Add(violation);
        }
    }

    private static IEnumerable<string> Describe(ValidationError error) => error is ChildSchemaValidationError several
        ? several.Errors.Values.SelectMany(errors => errors).SelectMany(Describe).Prepend(error.ToString())
        : [error.ToString()];

    private static string ReadResource()
    {
        Assembly assembly = typeof(CidaasContract).Assembly;
        string name = assembly.GetManifestResourceNames().Single(one => one.EndsWith("Cidaas.contract.json", System.StringComparison.Ordinal));
        using StreamReader reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
