using System.Buffers;
using System.Collections.Generic;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>Writes all stored users, one per line, in the order in which they were created, for tests and rehearsals.</summary>
internal static class UserLines
{
    private const int Piece = 500;

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates the answer. It is written while it is sent.</summary>
    public static CallAnswer Create(UserTable users) => CallAnswer.Lines((output, cancellation) => WriteAsync(users, output, cancellation));

    private static async Task WriteAsync(UserTable users, PipeWriter output, CancellationToken cancellation)
    {
        long last = 0;
        List<UserRow> rows;
        do
        {
            rows = users.Scan(last, Piece);
            foreach (UserRow row in rows)
            {
                Write(output, row);
                last = row.Number;
            }

            await output.FlushAsync(cancellation).ConfigureAwait(false);
        }
        while (rows.Count == Piece);
    }

    private static void Write(PipeWriter output, UserRow row)
    {
        using (Utf8JsonWriter writer = new(output, s_json))
        {
            writer.WriteStartObject();
            writer.WriteNumber("passwordsSet"u8, row.Passwords);
            writer.WriteString("encoding"u8, row.Encoding);
            writer.WritePropertyName("user"u8);
            UserWriter.Write(writer, row);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
