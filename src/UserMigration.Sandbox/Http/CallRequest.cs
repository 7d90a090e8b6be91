using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace UserMigration.Sandbox.Http;

/// <summary>A call on its way through the pipeline. Its body is read when a step first asks for it.</summary>
internal sealed class CallRequest : IDisposable
{
    private readonly List<string> _struck = new();
    private CallForm? _form;

    public CallRequest(HttpContext context)
    {
        Context = context;
        Name = (context.Request.Path.Value ?? string.Empty).TrimStart('/');
    }

    public HttpContext Context { get; }

    /// <summary>The name of the call: the path.</summary>
    public string Name { get; }

    /// <summary>The names of the faults that struck it, the innermost last.</summary>
    public IReadOnlyList<string> Struck => _struck;

    /// <summary>Notes that a fault struck.</summary>
    public void AddStruck(string fault) => _struck.Add(fault);

    /// <summary>Reads the form.</summary>
    public async ValueTask<CallForm> ReadFormAsync() =>
        _form ??= CallForm.Of(await BodyReader.ReadAsync(Context).ConfigureAwait(false));

    public void Dispose() => _form?.Dispose();
}
