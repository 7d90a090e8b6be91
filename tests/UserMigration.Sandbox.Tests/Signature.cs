using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Sandbox.Tests;

/// <summary>The janrain-signed authentication as a client makes it (contract of Akamai, section 1).</summary>
internal static class Signature
{
    /// <summary>Makes what the Authorization header says.</summary>
    public static string Create(string id, string secret, string path, string date, params (string Name, string Value)[] fields)
    {
        string[] lines = fields.Select(field => $"{field.Name}={field.Value}").Order(StringComparer.Ordinal).ToArray();
        string text = string.Concat(new[] { path, date }.Concat(lines).Select(line => line + "\n"));
#pragma warning disable CA5350 // The contract asks for SHA-1.
        byte[] hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
        return $"Signature {id}:{Convert.ToBase64String(hash)}";
    }

    /// <summary>A time in the form of the Date header.</summary>
    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
