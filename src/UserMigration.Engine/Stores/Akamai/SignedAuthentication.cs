using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// Authenticates calls with a Janrain signature: an HMAC over the call, the time and the fields (contract, section 1). Only the name
/// of the call is signed. A path in the address of the store belongs to a server in front of it, and the vendor's client omits it.
/// </summary>
internal sealed class SignedAuthentication : IAkamaiAuthentication
{
    private static readonly byte[] s_lineFeed = { (byte)'\n' };

    private readonly StoreCredential _credential;
    private readonly TimeProvider _time;

    public SignedAuthentication(StoreCredential credential, TimeProvider time)
    {
        // Basic encodes the name in base64. Here, the header contains it unchanged.
        if (!credential.ClientId.All(c => c is > ' ' and <= '~'))
        {
            throw new MigrationException(
                "ClientIdInvalid",
                MigrationFault.InvalidArgument,
                "Calls can't be signed for this API client, because its id contains a space or a non-ASCII character. Correct the user name of -Credential.");
        }

        _credential = credential;
        _time = time;
    }

    public string? Advice => "Signed calls contain the time of this machine. Check its clock, too.";

    public string Mask(string text) => _credential.Mask(text);

    public void Apply(HttpRequestMessage request, string call, FormBody body)
    {
        string date = _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        string signature = Sign("/" + call, date, body);

        // The typed header accepts only the format of RFC 9110.
        request.Headers.TryAddWithoutValidation("Date", date);
        request.Headers.Authorization = new AuthenticationHeaderValue("Signature", _credential.ClientId + ":" + signature);
    }

    private string Sign(string path, string date, FormBody body)
    {
        // Sorted by the bytes of UTF-8, which is the order of code points, and by the joined name=value, as in the vendor's client:
        // "key1=" comes before "key=".
        List<byte[]> fields = body.ToFields();
        fields.Sort(ByteOrder.Instance);
        return _credential.WithSecret(secret =>
        {
            using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, secret);
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n" + date + "\n"));
            foreach (byte[] field in fields)
            {
                hash.AppendData(field);
                hash.AppendData(s_lineFeed);
            }

            return Convert.ToBase64String(hash.GetHashAndReset());
        });
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static ByteOrder Instance { get; } = new ByteOrder();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
