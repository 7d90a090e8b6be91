using System;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>Who asks for tokens, where, and what to do where they are not given.</summary>
internal sealed class TokenClient
{
    /// <summary>Makes one.</summary>
    /// <param name="issuer">The address of the issuer, with a slash at its end.</param>
    /// <param name="credential">The client.</param>
    /// <param name="usualPath">The path of the token endpoint where discovery does not tell it.</param>
    /// <param name="adviseOnScope">What to do where the client may not have these scopes; null for none named.</param>
    /// <param name="adviseOnGrant">What to do where the client may not get tokens so.</param>
    public TokenClient(Uri issuer, StoreCredential credential, string usualPath, Func<string?, string> adviseOnScope, string adviseOnGrant)
    {
        Issuer = issuer;
        Credential = credential;
        UsualPath = usualPath;
        AdviseOnScope = adviseOnScope;
        AdviseOnGrant = adviseOnGrant;
    }

    /// <summary>The address of the issuer.</summary>
    public Uri Issuer { get; }

    /// <summary>The client.</summary>
    public StoreCredential Credential { get; }

    /// <summary>The path of the token endpoint where discovery does not tell it.</summary>
    public string UsualPath { get; }

    /// <summary>What to do where the client may not have these scopes.</summary>
    public Func<string?, string> AdviseOnScope { get; }

    /// <summary>What to do where the client may not get tokens so.</summary>
    public string AdviseOnGrant { get; }
}
