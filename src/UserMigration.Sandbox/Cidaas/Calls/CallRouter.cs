using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>Finds calls by their path.</summary>
internal sealed class CallRouter
{
    private readonly Dictionary<string, ICidaasCall> _calls;
    private readonly List<(string Prefix, ICidaasCall Call)> _open;

    public CallRouter(IEnumerable<ICidaasCall> calls)
    {
        _calls = calls.ToDictionary(call => call.Name, StringComparer.Ordinal);
        _open = _calls.Values
            .Where(call => call.Name.EndsWith('}'))
            .Select(call => (call.Name.Substring(0, call.Name.IndexOf('{')), call))
            .ToList();
    }

    /// <summary>The names of all calls.</summary>
    public IReadOnlyCollection<string> Names => _calls.Keys;

    /// <summary>Returns the name of the call that a request makes, or its path if the call does not exist.</summary>
    public string NameOf(HttpRequest request)
    {
        string path = PathOf(request);
        return _calls.ContainsKey(path)
            ? path
            : _open.Where(open => IsUnder(path, open.Prefix)).Select(open => open.Call.Name).FirstOrDefault(path);
    }

    /// <summary>Returns a call by its name, or null.</summary>
    public ICidaasCall? Find(string name) => _calls.GetValueOrDefault(name);

    /// <summary>Returns the decoded text of the last segment of a path.</summary>
    public static string SegmentOf(HttpRequest request)
    {
        string path = PathOf(request);
        return Uri.UnescapeDataString(path.Substring(path.LastIndexOf('/') + 1));
    }

    private static bool IsUnder(string path, string prefix) =>
        path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.Ordinal) && path.IndexOf('/', prefix.Length) < 0;

    // The path as it was sent: a slash in a sub is encoded, and must not become part of the path.
    private static string PathOf(HttpRequest request)
    {
        string target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (!target.StartsWith('/'))
        {
            return (request.Path.Value ?? string.Empty).TrimStart('/');
        }

        int query = target.IndexOf('?', StringComparison.Ordinal);
        return (query < 0 ? target : target.Substring(0, query)).TrimStart('/');
    }
}
