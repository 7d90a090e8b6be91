using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>Writes all stored users, one per line, in the order in which they were created, for tests and rehearsals.</summary>
internal static class UserLines
{
    private const int Piece = 500;

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates the answer. It is written while it is sent.</summary>
    /// <param name="scan">Returns the users after a number, at most as many as the second argument says.</param>
    /// <param name="number">The number of a user.</param>
    /// <param name="write">Writes a user.</param>
    public static CallAnswer Create<T>(Func<long, int, List<T>> scan, Func<T, long> number, Action<Utf8JsonWriter, T> write) =>
        CallAnswer.Lines((output, cancellation) => WriteAsync(scan, number, write, output, cancellation));

    private static async Task WriteAsync<T>(
        Func<long, int, List<T>> scan, Func<T, long> number, Action<Utf8JsonWriter, T> write, PipeWriter output, CancellationToken cancellation)
    {
        long last = 0;
        List<T> users;
        do
        {
            users = scan(last, Piece);
            foreach (T user in users)
            {
                Write(output, write, user);
                last = number(user);
            }

            await output.FlushAsync(cancellation).ConfigureAwait(false);
        }
        while (users.Count == Piece);
    }

    private static void Write<T>(PipeWriter output, Action<Utf8JsonWriter, T> write, T user)
    {
        using (Utf8JsonWriter writer = new(output, s_json))
        {
            write(writer, user);
        }

        output.Write("\n"u8);
    }
}
