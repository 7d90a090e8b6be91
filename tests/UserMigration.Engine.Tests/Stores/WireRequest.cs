using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>A request as it came over the wire.</summary>
internal sealed class WireRequest
{
    public WireRequest(string text)
    {
        Text = text;
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string[] lines = text[..end].Split("\r\n");
        string[] first = lines[0].Split(' ');
        Method = first[0];
        Path = first[1].TrimStart('/');
        Headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        Body = text[(end + 4)..];
    }

    /// <summary>The whole request, with its headers.</summary>
    public string Text { get; }

    public string Method { get; }

    /// <summary>The path as it was sent, without the slash before it.</summary>
    public string Path { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public string Body { get; }

    public string? Token => Headers.TryGetValue("Authorization", out string? value) && value.StartsWith("Bearer ", StringComparison.Ordinal) ? value[7..] : null;

    /// <summary>The fields of a form.</summary>
    public IReadOnlyDictionary<string, string> Form => Body.Split('&')
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
}
