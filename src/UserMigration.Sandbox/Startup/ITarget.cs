using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Startup;

/// <summary>A kind of store that the sandbox can behave like. Each has a folder of its own and one place in the list of kinds.</summary>
internal interface ITarget
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>The options that it has besides those of every sandbox: what a value is, by the option's name.</summary>
    IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>Opens the store and makes its surface.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="client">The API client that is let in.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StartException">It can't start as the options say.</exception>
    ISurface Open(SandboxOptions options, ApiClient client, TimeProvider time);
}
