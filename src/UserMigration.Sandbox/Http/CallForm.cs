using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Http;

/// <summary>The form of a call. It is read once, by the first step that needs it.</summary>
internal sealed class CallForm
{
    private static readonly Dictionary<string, ReadOnlyMemory<byte>> s_none = new();

    private readonly Utf8Buffer? _body;
    private readonly Dictionary<string, ReadOnlyMemory<byte>>? _fields;
    private readonly FormException? _fault;

    private CallForm(Utf8Buffer? body, Dictionary<string, ReadOnlyMemory<byte>>? fields, FormException? fault)
    {
        _body = body;
        _fields = fields;
        _fault = fault;
    }

    /// <summary>Whether the body was larger than the sandbox accepts.</summary>
    public bool IsTooLarge => _body is null;

    /// <summary>Decodes a body as a form.</summary>
    /// <param name="body">The body, or null if it is too large.</param>
    public static CallForm Read(Utf8Buffer? body)
    {
        if (body is null)
        {
            return new CallForm(null, null, null);
        }

        try
        {
            return new CallForm(body, FormDecoder.Decode(body), null);
        }
        catch (FormException exception)
        {
            return new CallForm(body, null, exception);
        }
    }

    /// <summary>Returns the decoded fields.</summary>
    /// <exception cref="FormException">The body is not a valid form.</exception>
    public Dictionary<string, ReadOnlyMemory<byte>> Fields() =>
        _fields ?? throw _fault ?? new FormException("The form is too large.");

    /// <summary>The fields; empty if the body is not a valid form.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> All => _fields ?? s_none;

    /// <summary>Returns a field; empty if it is absent or if the body is not a valid form.</summary>
    public ReadOnlyMemory<byte> Find(string name) =>
        _fields is not null && _fields.TryGetValue(name, out ReadOnlyMemory<byte> value) ? value : default;
}
