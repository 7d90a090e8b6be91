using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Users;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox.Cidaas;

/// <summary>What is set at cidaas for a tenant or a client, and what no contract says: so it can be chosen here.</summary>
/// <param name="TokenLifetime">The seconds that an access token lives.</param>
/// <param name="MigrationMode">What becomes of a second password (contract of cidaas, section 3).</param>
/// <param name="Scopes">The scopes that the client has.</param>
/// <param name="ErrorShape">The form of error bodies (contract of cidaas, section 1).</param>
internal sealed record CidaasOptions(int TokenLifetime, MigrationMode MigrationMode, IReadOnlyList<string> Scopes, ErrorShape ErrorShape)
{
    private const string LifetimeOption = "--token-lifetime";
    private const string ModeOption = "--migration-mode";
    private const string ScopesOption = "--scopes";
    private const string ShapeOption = "--error-shape";

    /// <summary>The options by name, with what their values are.</summary>
    public static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>
    {
        [LifetimeOption] = "seconds",
        [ModeOption] = "on, off or ignore",
        [ScopesOption] = "scopes of the client, parted by blanks",
        [ShapeOption] = string.Join(", ", ErrorShapes.Names),
    };

    /// <summary>Reads them.</summary>
    /// <exception cref="StartException">One is not in order.</exception>
    public static CidaasOptions Read(SandboxOptions options) => new(
        options.OwnNumber(LifetimeOption, 1, 86_400) ?? 3600,
        Enum.Parse<MigrationMode>(options.OwnWord(ModeOption, "on", "off", "ignore") ?? "on", ignoreCase: true),
        (options.OwnText(ScopesOption) ?? Scope.All).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries),
        ErrorShapes.Parse(options.OwnWord(ShapeOption, ErrorShapes.Names) ?? ErrorShapes.Names[0]));
}
