using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>
/// A kind of password hash: its name, how its hashes are recognized and parsed, how a password is verified against a hash, and the
/// limits of this verification. To add a kind, add a class like this, a line in <see cref="PasswordSchemes"/>, and a row in the table
/// of each store that accepts it.
/// </summary>
internal abstract class PasswordScheme
{
    /// <summary>The last of the <see cref="Candidates"/> if a text of this format can also be clear text.</summary>
    public const string ClearTextCandidate = "clear text";

    /// <summary>The name of the part for the digest.</summary>
    protected const string Digest = "digest";

    /// <summary>The name of the part for the salt.</summary>
    protected const string Salt = "salt";

    /// <summary>The name of the parameter for the number of iterations.</summary>
    protected const string Iterations = "iterations";

    /// <param name="id">The stable name, one of <see cref="PasswordHashKind"/> if scripts have a constant for it.</param>
    /// <param name="description">The name in a sentence, with its article: "a bcrypt hash".</param>
    /// <param name="parts">The parts that an envelope can contain, other than the hash itself: digest, salt, and parameters by name.</param>
    protected PasswordScheme(string id, string description, params string[] parts)
    {
        Id = id;
        Description = description;
        Parts = parts;
    }

    /// <summary>The stable name of the kind: a key of <c>-PasswordType</c>, and the name in statistics.</summary>
    public string Id { get; }

    /// <summary>The name of the kind in a sentence, with its article.</summary>
    public string Description { get; }

    /// <summary>The parts that an envelope can contain, other than the hash itself: digest, salt, and parameters by name.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The descriptions of all hashes that a text of this format can be; empty if the format is not ambiguous.</summary>
    public virtual IReadOnlyList<string> Candidates => Array.Empty<string>();

    /// <summary>The most likely kind of a hash of this format if the format is ambiguous; otherwise null.</summary>
    public virtual string? LikelyKind => null;

    /// <summary>Whether a text of this format can also be clear text.</summary>
    public bool CanBeClearText => Candidates.Count > 0 && Candidates[Candidates.Count - 1] == ClearTextCandidate;

    /// <summary>The size in bytes if the hash consists of a digest only; otherwise 0.</summary>
    public virtual int DigestSize => 0;

    /// <summary>The marks with which the hashes of this kind start.</summary>
    public virtual IEnumerable<HashMark> Marks => Array.Empty<HashMark>();

    /// <summary>Parses a hash that has no mark.</summary>
    /// <param name="text">The text; at least 20 characters, without spaces around it.</param>
    /// <returns>The hash; null if the text is not of this kind.</returns>
    public virtual ParsedHash? ParseUnmarked(string text) => null;

    /// <summary>Explains why a password can't be verified against a hash here: no implementation, a key stored elsewhere, too high a cost.</summary>
    /// <param name="hash">A valid hash of this kind.</param>
    /// <param name="password">The password in UTF-8.</param>
    /// <returns>One or two sentences; null if the password can be verified.</returns>
    public virtual string? RefuseVerification(ParsedHash hash, byte[] password) => PasswordCost.RefuseIterations(hash[Iterations]);

    /// <summary>Verifies a password against a hash that <see cref="RefuseVerification"/> does not refuse.</summary>
    /// <param name="hash">A valid hash of this kind.</param>
    /// <param name="password">The password in UTF-8.</param>
    public abstract bool Verify(ParsedHash hash, byte[] password);

    /// <summary>Determines which of the <see cref="Candidates"/> a hash is.</summary>
    /// <param name="hash">An ambiguous hash of this kind.</param>
    /// <param name="password">The password that the hash is known to belong to, in UTF-8.</param>
    /// <returns>The description of the candidate; null if no candidate that can be tried gives this hash.</returns>
    public virtual string? FindCandidate(ParsedHash hash, byte[] password) => null;

    /// <summary>Compares two hashes as text, in a time that does not depend on where they differ.</summary>
    protected static bool AreSame(string first, string second) => Digests.AreEqual(Encoding.ASCII.GetBytes(first), Encoding.ASCII.GetBytes(second));

    /// <summary>Whether the complete text of a hash is the password itself.</summary>
    protected static bool IsClearText(ParsedHash hash, byte[] password) => Digests.AreEqual(Encoding.UTF8.GetBytes(hash.Text), password);

    /// <summary>Gets the part of a hash after its last dollar sign.</summary>
    protected static string Tail(string text) => text.Substring(text.LastIndexOf('$') + 1);

    /// <summary>Converts the password to UTF-16, which Windows digests.</summary>
    protected static byte[] Utf16(byte[] password) => Encoding.Convert(Encoding.UTF8, Encoding.Unicode, password);

    /// <summary>Gets the usual name of a digest algorithm.</summary>
    protected static string NameOf(HashAlgorithmName algorithm) =>
        algorithm == HashAlgorithmName.MD5 ? "MD5" : "SHA-" + algorithm.Name!.Substring(3);
}
