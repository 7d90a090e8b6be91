using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Http;

/// <summary>The body of a request. It notes when the connection is established and the request leaves this machine.</summary>
internal sealed class StoreContent : HttpContent
{
    private readonly IReadOnlyList<ArraySegment<byte>> _parts;

    /// <summary>Creates a body.</summary>
    /// <param name="type">The media type; null for an empty body.</param>
    /// <param name="parts">The bytes, in parts that follow each other.</param>
    public StoreContent(MediaTypeHeaderValue? type, params ArraySegment<byte>[] parts)
    {
        _parts = parts;
        Headers.ContentType = type;
    }

    /// <summary>Receives when the request leaves; null if its pace is not measured.</summary>
    public CallDeparture? Departure { get; set; }

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Departure is not null)
        {
            // A server counts a call at the latest when it has received its headers.
            await stream.FlushAsync().ConfigureAwait(false);
            Departure.Leave();
        }

        foreach (ArraySegment<byte> part in _parts)
        {
#if NET8_0_OR_GREATER
            await stream.WriteAsync(part).ConfigureAwait(false);
#else
            await stream.WriteAsync(part.Array!, part.Offset, part.Count).ConfigureAwait(false);
#endif
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _parts.Sum(part => (long)part.Count);
        return true;
    }
}
