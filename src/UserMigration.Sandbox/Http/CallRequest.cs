using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Http;

/// <summary>A call in the pipeline. Its body is read when a step first needs it.</summary>
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

    /// <summary>The names of the faults that affected it, the innermost last.</summary>
    public IReadOnlyList<string> Struck => _struck;

    /// <summary>Records that a fault affected the call.</summary>
    public void AddStruck(string fault) => _struck.Add(fault);

    /// <summary>Reads the body of the call.</summary>
    /// <returns>The body, or null if it is larger than the sandbox accepts.</returns>
    public async ValueTask<Utf8Buffer?> ReadBodyAsync()
    {
        if (!_isRead)
        {
            _body = await BodyReader.ReadAsync(Context).ConfigureAwait(false);
            _isRead = true;
        }

        return _body;
    }

    /// <summary>Reads the form. Its fields are decoded in place, which changes the body.</summary>
    public async ValueTask<CallForm> ReadFormAsync() => _form ??= CallForm.Read(await ReadBodyAsync().ConfigureAwait(false));

    public void Dispose() => _body?.Dispose();
}
