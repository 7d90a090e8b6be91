using System;
using System.Text.Json;

namespace UserMigration.Sandbox.Targets;

/// <summary>Makes text of what a client sent, for a server that says too much.</summary>
internal interface ITelling
{
    /// <summary>The text of a part of a document.</summary>
    string TextOf(JsonElement element);

    /// <summary>The text of a form field or a body, JSON or not.</summary>
    string TextOf(ReadOnlyMemory<byte> sent);
}
