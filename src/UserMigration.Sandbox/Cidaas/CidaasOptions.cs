using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Users;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox.Cidaas;

/// <summary>
/// The settings of cidaas for a tenant or a client that the contract does not define, so that you can choose them here.
/// </summary>
/// <param name="TokenLifetime">The lifetime of an access token in seconds.</param>
/// <param name="MigrationMode">What happens to a second password (contract of cidaas, section 3).</param>
/// <param name="Scopes">The scopes of the client.</param>
/// <param name="ErrorShape">The form of error bodies (contract of cidaas, section 1).</param>
internal sealed record CidaasOptions(int TokenLifetime, MigrationMode MigrationMode, IReadOnlyList<string> Scopes, ErrorShape ErrorShape)
{
    private const string LifetimeOption = "--token-lifetime";
    private const string ModeOption = "--migration-mode";
    private const string ScopesOption = "--scopes";
    private const string ShapeOption = "--error-shape";

    /// <summary>The options by name, with the descriptions of their values.</summary>
    public static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>
    {
        [LifetimeOption] = "seconds",
        [ModeOption] = "on, off or ignore",
        [ScopesOption] = "scopes of the client, separated by spaces",
        [ShapeOption] = string.Join(", ", ErrorShapes.Names),
    };

    /// <summary>Reads the options from the command line.</summary>
    /// <exception cref="StartException">The value of an option is not valid.</exception>
    public static CidaasOptions Read(SandboxOptions options) => new(
        options.OwnNumber(LifetimeOption, 1, 86_400) ?? 3600,
        Enum.Parse<MigrationMode>(options.OwnWord(ModeOption, "on", "off", "ignore") ?? "on", ignoreCase: true),
        (options.OwnText(ScopesOption) ?? Scope.All).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries),
        ErrorShapes.Parse(options.OwnWord(ShapeOption, ErrorShapes.Names) ?? ErrorShapes.Names[0]));
}
