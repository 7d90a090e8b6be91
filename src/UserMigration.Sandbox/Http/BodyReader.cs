using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Http;

/// <summary>Reads a body into pooled memory, up to a size.</summary>
internal static class BodyReader
{
    /// <summary>
    /// The size of the largest body. No limit is documented; clients keep calls near 1 MB (contract of Akamai, section
    /// 2).
    /// </summary>
    public const int Largest = 8 * 1024 * 1024;

    /// <summary>Reads the body of a call.</summary>
    /// <returns>The body, or null if it is too large.</returns>
    public static async ValueTask<Utf8Buffer?> ReadAsync(HttpContext context)
    {
        long length = context.Request.ContentLength ?? 0;
        if (length > Largest)
        {
            return null;
        }

        Utf8Buffer buffer = new((int)Math.Max(length + 1, 4096));
        bool isRead = false;
        try
        {
            Stream body = context.Request.Body;
            int count;
            while (buffer.Count <= Largest
                && (count = await body.ReadAsync(buffer.GetMemory(), context.RequestAborted).ConfigureAwait(false)) > 0)
            {
                buffer.Advance(count);
            }

            isRead = buffer.Count <= Largest;
            return isRead ? buffer : null;
        }
        finally
        {
            if (!isRead)
            {
                buffer.Dispose();
            }
        }
    }
}
