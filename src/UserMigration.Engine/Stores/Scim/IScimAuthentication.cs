using System;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Authenticates calls. The standard leaves open how (RFC 7644, section 2).</summary>
internal interface IScimAuthentication : ICallAuthentication, IDisposable
{
    /// <summary>What to do if the server accepts the client and not the call.</summary>
    string OnPermission { get; }

    /// <summary>What to do if the server does not accept the client.</summary>
    string OnDenied { get; }
}
