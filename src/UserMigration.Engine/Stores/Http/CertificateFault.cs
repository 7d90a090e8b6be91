using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace UserMigration.Engine.Stores.Http;

/// <summary>Explains why the certificate of a server is not trusted.</summary>
internal static class CertificateFault
{
    /// <summary>Explains why a certificate is not trusted, as the end of a sentence.</summary>
    /// <param name="certificate">The certificate; null if the server has none.</param>
    /// <param name="chain">The chain of issuers, or null.</param>
    /// <param name="errors">The errors in the certificate or the chain.</param>
    public static string Describe(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0)
        {
            return "the server does not present a certificate.";
        }

        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            return $"the certificate is for another name: {certificate.Subject}.";
        }

        X509ChainStatusFlags flags = X509ChainStatusFlags.NoError;
        foreach (X509ChainStatus status in chain?.ChainStatus ?? System.Array.Empty<X509ChainStatus>())
        {
            flags |= status.Status;
        }

        return (flags & X509ChainStatusFlags.NotTimeValid) != 0
                ? $"the certificate is valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}."
            : (flags & (X509ChainStatusFlags.Revoked | X509ChainStatusFlags.ExplicitDistrust)) != 0
                ? "the certificate was revoked."
            : $"this machine does not trust the issuer of the certificate: {certificate.Issuer}.";
    }
}
