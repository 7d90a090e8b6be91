using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Http;

/// <summary>A call on its way through the pipeline. Its body is read when a step first asks for it.</summary>
internal sealed class CallRequest : IDisposable
{
    private readonly List<string> _struck = new();
    private Utf8Buffer? _body;
    private bool _isRead;
    private CallForm? _form;

    public CallRequest(HttpContext context, string name)
    {
        Context = context;
        Name = name;
    }

    public HttpContext Context { get; }

    /// <summary>The name of the call.</summary>
    public string Name { get; }

    /// <summary>The names of the faults that struck it, the innermost last.</summary>
    public IReadOnlyList<string> Struck => _struck;

    /// <summary>Notes that a fault struck.</summary>
    public void AddStruck(string fault) => _struck.Add(fault);

    /// <summary>Reads the body.</summary>
    /// <returns>It, or null when it is larger than the sandbox takes.</returns>
    public async ValueTask<Utf8Buffer?> ReadBodyAsync()
    {
        if (!_isRead)
        {
            _body = await BodyReader.ReadAsync(Context).ConfigureAwait(false);
            _isRead = true;
        }

        return _body;
    }

    /// <summary>Reads the form. Its fields are decoded where they stand: the body is not what it was.</summary>
    public async ValueTask<CallForm> ReadFormAsync() => _form ??= CallForm.Of(await ReadBodyAsync().ConfigureAwait(false));

    public void Dispose() => _body?.Dispose();
}
