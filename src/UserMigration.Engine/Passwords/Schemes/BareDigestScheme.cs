using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>An unmarked digest in hexadecimal digits or base64, which can only be recognized by its length.</summary>
internal sealed class BareDigestScheme : PasswordScheme
{
    private readonly DigestCandidate[] _candidates;
    private readonly DigestCandidate[] _unlikely;
    private readonly string[] _others;
    private readonly int _size;
    private readonly bool _isBase64;

    private BareDigestScheme(string id, int size, bool isBase64, DigestCandidate[] candidates, string[] others, params DigestCandidate[] unlikely)
        : base(id, $"a digest of {size} bytes{(isBase64 ? " in base64" : string.Empty)}", Digest)
    {
        _candidates = candidates;
        _unlikely = unlikely;
        _others = others;
        _size = size;
        _isBase64 = isBase64;
        Candidates = [.. Array.ConvertAll(candidates, candidate => candidate.Name), .. others];
    }

    public override IReadOnlyList<string> Candidates { get; }

    public override string? LikelyKind => _candidates[0].Kind;

    /// <summary>Creates the kind of a digest in hexadecimal digits.</summary>
    /// <param name="id">The stable name.</param>
    /// <param name="size">The size of the digest in bytes.</param>
    /// <param name="candidates">The algorithms that the digest can come from.</param>
    public static BareDigestScheme Hex(string id, int size, params DigestCandidate[] candidates) =>
        new BareDigestScheme(id, size, isBase64: false, candidates, []);

    /// <summary>Creates the kind of a digest in base64, which can also be clear text.</summary>
    /// <param name="id">The stable name.</param>
    /// <param name="size">The size of the digest in bytes.</param>
    /// <param name="candidates">The algorithms that the digest can come from.</param>
    public static BareDigestScheme Base64(string id, int size, params DigestCandidate[] candidates) =>
        new BareDigestScheme(id, size, isBase64: true, candidates, [ClearTextCandidate]);

    /// <summary>Returns the same kind with a candidate that is tried with a known password, and too unlikely to be named.</summary>
    /// <param name="candidate">The candidate.</param>
    public BareDigestScheme Trying(DigestCandidate candidate) => new BareDigestScheme(Id, _size, _isBase64, _candidates, _others, candidate);

    public override bool Verify(ParsedHash hash, byte[] password) => FindCandidate(hash, password) is not null;

    public override string? FindCandidate(ParsedHash hash, byte[] password)
    {
        foreach (DigestCandidate candidate in _candidates.Concat(_unlikely))
        {
            if (candidate.Compute is not null && Digests.AreEqual(candidate.Compute(password), hash.Digest!))
            {
                return candidate.Finding;
            }
        }

        return CanBeClearText && IsClearText(hash, password) ? ClearTextCandidate : null;
    }
}
