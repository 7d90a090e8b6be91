using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Startup;

/// <summary>
/// A kind of store that the sandbox can behave like. Each kind has a folder of its own, and is registered in the list
/// of kinds.
/// </summary>
internal interface ITarget
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>
    /// The options of this kind in addition to those of every sandbox: the description of a value, by the name of the
    /// option.
    /// </summary>
    IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>Opens the store and creates its surface.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="client">The API client that is accepted.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StartException">The store can't start with these options.</exception>
    ISurface Open(SandboxOptions options, ApiClient client, TimeProvider time);
}
