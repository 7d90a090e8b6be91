using System;
using System.Text.Json;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Control;

/// <summary>A call of the sandbox itself is refused. The form of the answer does not depend on the store.</summary>
internal sealed class ControlException : Exception
{
    private readonly string? _argument;
    private readonly bool _isMissing;

    public ControlException(string message, string? argument = null, bool isMissing = false)
        : base(message)
    {
        _argument = argument;
        _isMissing = isMissing;
    }

    /// <summary>
    /// Creates the answer: under HTTP 200, with the code 100 for a missing argument and 200 for any other error.
    /// </summary>
    public CallAnswer ToAnswer()
    {
        int code = _isMissing ? 100 : 200;
        Utf8Buffer body = new(512);
        using Utf8JsonWriter writer = new(body);
        writer.WriteStartObject();
        writer.WriteString("stat"u8, "error"u8);
        writer.WriteNumber("code"u8, code);
        writer.WriteString("error"u8, _isMissing ? "missing_argument"u8 : "invalid_argument"u8);
        writer.WriteString("error_description"u8, Message);
        if (_argument is not null)
        {
            writer.WriteString("argument_name"u8, _argument);
        }

        writer.WriteEndObject();
        writer.Flush();
        return CallAnswer.JsonError(body, 200, code, retryAfter: null);
    }
}
