using System.Globalization;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>An error of cidaas (contract of cidaas, section 1). Its text contains no value.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code, which is text with leading zeros, or null.</param>
/// <param name="Text">The description of the error.</param>
/// <param name="Challenge">The <c>WWW-Authenticate</c> header, or null.</param>
internal sealed record CidaasError(int Status, string? Code, string Text, string? Challenge = null)
{
    /// <summary>The code for an unknown user (contract of cidaas, section 5).</summary>
    public const string UserNotFoundCode = "10301";

    public static readonly CidaasError NoToken = new(401, null, "The access token is missing.", "Bearer");

    public static readonly CidaasError BadToken =
        new(401, null, "The access token is not known or has expired.", "Bearer error=\"invalid_token\"");

    public static readonly CidaasError NoUser = new(404, UserNotFoundCode, "user not found");

    /// <summary>The code as a number, or the status if there is no code.</summary>
    public int Number => Code is null ? Status : int.Parse(Code, CultureInfo.InvariantCulture);

    public static CidaasError BadRequest(string text) => new(400, null, text);

    public static CidaasError NoScope(string scope) =>
        new(403, null, $"The scope {scope} is missing.", $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"");
}
