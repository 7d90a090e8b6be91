using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Akamai.Http;

/// <summary>
/// The janrain-signed authentication: an HMAC-SHA1 over the path, the date and the sorted form fields before their
/// encoding. A signature with a date outside the allowed time is refused.
/// </summary>
internal sealed class SignatureAuthenticator : IAuthenticator
{
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(10);

    private readonly byte[] _id;
    private readonly byte[] _secret;
    private readonly TimeProvider _time;

    public SignatureAuthenticator(ApiClient client, TimeProvider time)
    {
        _id = Encoding.UTF8.GetBytes(client.Id);
        _secret = Encoding.UTF8.GetBytes(client.Secret);
        _time = time;
    }

    public string Scheme => "Signature";

    public async ValueTask<bool> IsKnownAsync(CallRequest request, string? parameter)
    {
        string given = parameter ?? string.Empty;
        int colon = given.LastIndexOf(':');
        string date = request.Context.Request.Headers.Date.ToString();
        byte[] signature = new byte[given.Length];
        if (colon < 0
            || !Convert.TryFromBase64String(given.Substring(colon + 1), signature, out int length)
            || !IsOfNow(date))
        {
            return false;
        }

        CallForm form = await request.ReadFormAsync().ConfigureAwait(false);
        byte[] expected = Sign(request.Context.Request.Path.Value!, date, form);
        bool isClient = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.Substring(0, colon)), _id);
        return CryptographicOperations.FixedTimeEquals(signature.AsSpan(0, length), expected) & isClient;
    }

    private bool IsOfNow(string date) =>
        DateTime.TryParseExact(
            date,
            "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime time)
        && (_time.GetUtcNow().UtcDateTime - time).Duration() <= s_tolerance;

#pragma warning disable CA5350 // The contract requires SHA-1.
    private byte[] Sign(string path, string date, CallForm form)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, _secret);
#pragma warning restore CA5350
        hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{date}\n"));
        foreach ((byte[] name, ReadOnlyMemory<byte> value) in Sorted(form))
        {
            hash.AppendData(name);
            hash.AppendData(value.Span);
            hash.AppendData("\n"u8);
        }

        return hash.GetHashAndReset();
    }

    // No field occurs twice, so the names with their equals sign determine the order of the whole fields.
    private static List<(byte[] Name, ReadOnlyMemory<byte> Value)> Sorted(CallForm form)
    {
        List<(byte[] Name, ReadOnlyMemory<byte> Value)> fields = new();
        foreach ((string name, ReadOnlyMemory<byte> value) in form.All)
        {
            fields.Add((Encoding.UTF8.GetBytes(name + "="), value));
        }

        fields.Sort((first, second) => first.Name.AsSpan().SequenceCompareTo(second.Name));
        return fields;
    }
}
