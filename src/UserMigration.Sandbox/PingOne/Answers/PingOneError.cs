using System.Collections.Generic;

namespace UserMigration.Sandbox.PingOne.Answers;

/// <summary>An error of PingOne (contract of PingOne). Its texts contain no value.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code, which is a name.</param>
/// <param name="Message">The description of the error.</param>
/// <param name="Details">What is wrong, by attribute; empty if the call as a whole is.</param>
internal sealed record PingOneError(int Status, string Code, string Message, IReadOnlyList<PingOneDetail> Details)
{
    public static readonly PingOneError NoToken = Of(401, "INVALID_TOKEN", "The access token is missing, not known, or has expired.");

    public static readonly PingOneError NoEnvironment = Of(404, "NOT_FOUND", "The environment does not exist.");

    public static readonly PingOneError NoUser = Of(404, "NOT_FOUND", "The user does not exist.");

    public static PingOneError Of(int status, string code, string message) => new(status, code, message, []);

    public static PingOneError BadRequest(string message) => Of(400, "INVALID_REQUEST", message);

    public static PingOneError BadData(IReadOnlyList<PingOneDetail> details, int status = 400) =>
        new(status, "INVALID_DATA", "The request could not be completed. One or more validation errors were in the request.", details);
}

/// <summary>What an error says about an attribute.</summary>
/// <param name="Code">The code, which is a name.</param>
/// <param name="Target">The attribute, with dots.</param>
/// <param name="Message">The description.</param>
/// <param name="Pattern">The pattern that the value does not match, or null.</param>
/// <param name="Most">The maximum length that the value exceeds, or null.</param>
internal sealed record PingOneDetail(string Code, string Target, string Message, string? Pattern = null, int? Most = null);
