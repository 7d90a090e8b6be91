using System;
using System.Text.Json;

namespace UserMigration.Sandbox.Targets;

/// <summary>Converts the content of a call to text, for a server that reveals too much.</summary>
internal interface ITelling
{
    /// <summary>Returns the text of a part of a document.</summary>
    string TextOf(JsonElement element);

    /// <summary>Returns the text of a form field or a body, which may be JSON.</summary>
    string TextOf(ReadOnlyMemory<byte> sent);
}
